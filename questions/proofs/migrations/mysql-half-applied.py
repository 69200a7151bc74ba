from django.db import OperationalError, migrations
from django.db.backends.mysql.features import DatabaseFeatures
from django.db.migrations.state import ProjectState

assert DatabaseFeatures.can_rollback_ddl is False and connection.features.can_rollback_ddl


class Migration(migrations.Migration):
    operations = [
        migrations.RunSQL("CREATE TABLE one (id integer)"),
        migrations.RunSQL("CREATE TABLE one (id integer)"),
    ]


for atomic in (True, False):
    Migration.atomic = atomic
    try:
        with connection.schema_editor(atomic=atomic) as editor:
            Migration("0001", "lib").apply(ProjectState(), editor)
    except OperationalError as e:
        left = "one" in connection.introspection.table_names()
        print(f"atomic={atomic}: {e}; first table left behind: {left}")
        assert left is not atomic
