from django.db import migrations
from django.db.migrations.state import ProjectState

seen = []


def check(apps, schema_editor):
    Book = apps.get_model("lib", "Book")
    seen.append((Book.__module__, hasattr(Book, "shout"), schema_editor.connection.alias))
    Book.objects.using(schema_editor.connection.alias).create(title="x")


class Migration(migrations.Migration):
    operations = [
        migrations.CreateModel("Book", [("id", models.AutoField(primary_key=True)), ("title", models.CharField(max_length=9))]),
        migrations.RunPython(check, reverse_code=migrations.RunPython.noop),
    ]


with connection.schema_editor() as editor:
    after = Migration("0001_initial", "lib").apply(ProjectState(), editor)
print(seen)
assert seen == [("__fake__", False, "default")]
with connection.schema_editor() as editor:
    Migration("0001_initial", "lib").unapply(ProjectState(), editor)
assert "lib_book" not in connection.introspection.table_names()
print("unapplied, because reverse_code is there")
