from django.db import migrations
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.state import ProjectState

with connection.cursor() as cursor:
    cursor.execute("CREATE TABLE lib_book (wrong_columns text)")


class Migration(migrations.Migration):
    initial = True
    operations = [migrations.CreateModel("Book", [("id", models.AutoField(primary_key=True)), ("title", models.CharField(max_length=9))])]


executor = MigrationExecutor(connection)
found, _ = executor.detect_soft_applied(ProjectState(), Migration("0001_initial", "lib"))
print("taken for applied although the columns differ:", found)
assert found
Migration.initial = False
later = Migration("0002_more", "lib")
later.dependencies = [("lib", "0001_initial")]
Migration.initial = None
found, _ = executor.detect_soft_applied(ProjectState(), later)
assert not found
print("a later migration is not considered:", found)
