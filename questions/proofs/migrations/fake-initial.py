# shows: 1 2 3 4
import contextlib
import importlib
import io
import tempfile
from pathlib import Path

from django.core.management import CommandError, call_command
from django.db import OperationalError
from django.db.migrations.recorder import MigrationRecorder

sys.dont_write_bytecode = True
folder = tempfile.TemporaryDirectory()
shop = Path(folder.name, "shop")
(shop / "migrations").mkdir(parents=True)
for name in ("__init__.py", "models.py", "migrations/__init__.py"):
    (shop / name).touch()
sys.path.insert(0, folder.name)
use("shop")


def change_models(source):
    """Give the app shop these models."""
    (shop / "models.py").write_text("from django.db import models\n" + source)
    apps.all_models["shop"].clear()
    sys.modules.pop("shop.models", None)
    importlib.import_module("shop.models")
    apps.clear_cache()


def manage(*args, answers=""):
    """Run a command; return its exit code and what it printed."""
    for name in [name for name in sys.modules if name.startswith("shop.migrations.")]:
        del sys.modules[name]
    importlib.invalidate_caches()
    out, code, sys.stdin = io.StringIO(), 0, io.StringIO(answers)
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
        try:
            call_command(*args)
        except SystemExit as error:
            code = error.code
        except CommandError as error:
            code = 1
            print(error)
    print("manage.py", *args, "->", code)
    return code, out.getvalue()


def applied():
    return sorted(name for app, name in MigrationRecorder(connection).applied_migrations() if app == "shop")


def columns(table):
    with connection.cursor() as cursor:
        return [column.name for column in connection.introspection.get_table_description(cursor, table)]


def sql(*statements):
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def migration(name, operation, *dependencies):
    (shop / f"migrations/{name}.py").write_text(
        "from django.db import migrations, models\n\nclass Migration(migrations.Migration):\n"
        f"    dependencies = {[('shop', d) for d in dependencies]}\n    operations = [{operation}]\n"
    )


# Tables with the right names, and with wrong types, no index, no constraint, no join table.
item = """
class Item(models.Model):
    code = models.CharField(max_length=9, unique=True)
    tags = models.ManyToManyField("self")
    class Meta:
        indexes = [models.Index(fields=["code"], name="item_code")]
"""
change_models(item + "class Stock(models.Model):\n    pass\n")
manage("makemigrations", "shop")
sql("CREATE TABLE shop_item (code integer)")
raises(OperationalError, manage, "migrate", "shop")
# One table is missing, so the migration is run, and stops at the other.
raises(OperationalError, manage, "migrate", "shop", "--fake-initial")
same("recorded", applied(), [])
sql("CREATE TABLE shop_stock (id integer)")
said = manage("migrate", "shop", "--fake-initial")[1]
same("FAKED", "FAKED" in said, True)
same("recorded", applied(), ["0001_initial"])
same("columns as before", columns("shop_item"), ["code"])
same("no index", connection.introspection.get_constraints(connection.cursor(), "shop_item"), {})

# The next migration fails on what never existed.
migration("0002_key", "migrations.RemoveField('item', 'tags')", "0001_initial")
raises(OperationalError, manage, "migrate", "shop")

# AddField in an initial migration is compared by the column's name.
MigrationRecorder(connection).migration_qs.filter(app="shop").delete()
migration("0002_key", "migrations.AddField('item', 'size', models.IntegerField())\n    ]\n    initial = True\n    unused = [", "0001_initial")
MigrationRecorder(connection).record_applied("shop", "0001_initial")
manage("migrate", "shop", "--fake-initial")
same("no such column, so it is run", "size" in columns("shop_item"), True)
MigrationRecorder(connection).record_unapplied("shop", "0002_key")
sql("ALTER TABLE shop_item DROP COLUMN size", "ALTER TABLE shop_item ADD COLUMN size text")
manage("migrate", "shop", "--fake-initial")
same("a text column does for an IntegerField", applied(), ["0001_initial", "0002_key"])
# A later migration is not looked at: it runs, although its column is there.
migration("0003_more", "migrations.AddField('stock', 'size', models.IntegerField(null=True))", "0002_key")
sql("ALTER TABLE shop_stock ADD COLUMN size integer")
raises(OperationalError, manage, "migrate", "shop", "--fake-initial")

# --fake looks at nothing, and records every unapplied migration up to the one named.
for n in range(4, 13):
    migration(f"{n:04}_x", f"migrations.AddField('stock', 'x{n}', models.IntegerField(null=True))", "0003_more" if n == 4 else f"{n - 1:04}_x")
manage("migrate", "shop", "0011", "--fake")
same("recorded", applied()[2:], ["0003_more", *(f"{n:04}_x" for n in range(4, 12))])
same("columns", columns("shop_stock"), ["id", "size"])
# Backwards it takes the records away.
manage("migrate", "shop", "0003", "--fake")
same("recorded", applied()[2:], ["0003_more"])

# A table that Django does not manage: its model is recorded, a later field is not, and no DDL runs.
for file in (shop / "migrations").glob("0*.py"):
    file.unlink()
old = "class Old(models.Model):\n    class Meta:\n        managed = False\n"
change_models(old)
same("recorded model", "Create model Old" in manage("makemigrations", "shop")[1], True)
same("SQL for an unmanaged model", manage("sqlmigrate", "shop", "0001")[1].count("(no-op)"), 1)
change_models(old + "    name = models.CharField(max_length=9, null=True)\n")
same("a later field", "No changes detected" in manage("makemigrations", "shop")[1], True)
sql("CREATE TABLE legacy (name varchar(9))")
same("inspectdb", "managed = False" in manage("inspectdb", "legacy")[1], True)
