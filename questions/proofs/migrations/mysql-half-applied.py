from django.db import OperationalError, migrations
from django.db.backends.mysql.features import DatabaseFeatures
from django.db.migrations.state import ProjectState

assert DatabaseFeatures.can_rollback_ddl is False and connection.features.can_rollback_ddl


class Migration(migrations.Migration):
    operations = [
        migrations.RunSQL("CREATE TABLE one (id integer)"),
        migrations.RunSQL("CREATE TABLE one (id integer)"),
    ]


def migrate():
    with connection.schema_editor(atomic=Migration.atomic) as editor:
        Migration("0001", "lib").apply(ProjectState(), editor)


for atomic in (True, False):
    Migration.atomic = atomic
    raises(OperationalError, migrate)
    left = "one" in connection.introspection.table_names()
    same(f"atomic={atomic}: first table left behind", left, not atomic)
