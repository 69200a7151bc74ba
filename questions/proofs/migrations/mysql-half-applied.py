# shows: 2 3 4
from django.db import OperationalError, migrations
from django.db.backends.mysql.features import DatabaseFeatures
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder
from django.db.migrations.state import ProjectState

same("MySQL rolls back DDL", DatabaseFeatures.can_rollback_ddl, False)
same("this database does", connection.features.can_rollback_ddl, True)


def fill(apps, schema_editor):
    Order.objects.create(number="filled")
    raise OperationalError("at the third operation")


class Migration(migrations.Migration):
    """As in the question: two columns, then something fails."""

    operations = [
        migrations.RunSQL("ALTER TABLE blog_order ADD COLUMN source text"),
        migrations.RunSQL("ALTER TABLE blog_order ADD COLUMN channel text"),
        migrations.RunPython(fill),
    ]


def migrate():
    """Apply it as the command does, and record it when it has succeeded."""
    executor = MigrationExecutor(connection)
    raises(OperationalError, executor.apply_migration, ProjectState(), Migration("0032_source", "shop"))
    same("recorded", ("shop", "0032_source") in MigrationRecorder(connection).applied_migrations(), False)


def columns():
    with connection.cursor() as cursor:
        names = [c.name for c in connection.introspection.get_table_description(cursor, "blog_order")]
    return [name for name in names if name in ("source", "channel")]


migrate()
same("in one transaction nothing is left", columns(), [])

# A database that commits each DDL statement: Django opens no transaction around the migration.
connection.features.can_rollback_ddl = False
migrate()
same("finished operations stay", columns(), ["source", "channel"])
same("rows of RunPython do not", Order.objects.count(), 0)
migrate()  # duplicate column name
connection.features.can_rollback_ddl = True

# Undo what is finished: all of it, then the migration runs again.
with connection.cursor() as cursor:
    cursor.execute("ALTER TABLE blog_order DROP COLUMN source")
    same("left", columns(), ["channel"])
    cursor.execute("ALTER TABLE blog_order DROP COLUMN channel")
Migration.operations = Migration.operations[:2]
MigrationExecutor(connection).apply_migration(ProjectState(), Migration("0032_source", "shop"))
same("applied", (columns(), ("shop", "0032_source") in MigrationRecorder(connection).applied_migrations()), (["source", "channel"], True))

# Or finish the rest by hand and record it.
MigrationRecorder(connection).record_unapplied("shop", "0032_source")
MigrationExecutor(connection).apply_migration(ProjectState(), Migration("0032_source", "shop"), fake=True)
same("recorded by --fake", ("shop", "0032_source") in MigrationRecorder(connection).applied_migrations(), True)


# With atomic = False the same happens where DDL could be rolled back.
class Migration(migrations.Migration):
    atomic = False
    operations = [migrations.RunSQL("CREATE TABLE one (id integer)"), migrations.RunSQL("CREATE TABLE one (id integer)")]


raises(OperationalError, MigrationExecutor(connection).apply_migration, ProjectState(), Migration("0001", "lib"))
same("atomic = False leaves the first", "one" in connection.introspection.table_names(), True)
