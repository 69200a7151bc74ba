# shows: 1 2 3 4 5
import contextlib
import importlib
import io
import tempfile
from pathlib import Path

from django.core.management import CommandError, call_command
from django.db import OperationalError
from django.db.migrations.exceptions import IrreversibleError
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


# The files are the record: a change of the models becomes one.
change_models("class Book(models.Model):\n    title = models.CharField(max_length=9)\n")
code, said = manage("makemigrations", "shop")
same("file written", sorted(p.name for p in shop.glob("migrations/0*")), ["0001_initial.py"])

# makemigrations compares models and files: no table is there yet, and it is content.
same("no table", "shop_book" in connection.introspection.table_names(), False)
same("makemigrations --check without a table", manage("makemigrations", "--check", "shop")[0], 0)
same("migrate --check before", manage("migrate", "--check", "shop")[0], 1)

# migrate compares files and rows of django_migrations.
manage("migrate", "shop")
same("row in django_migrations", applied(), ["0001_initial"])
same("columns", columns("shop_book"), ["id", "title"])
MigrationRecorder(connection).record_unapplied("shop", "0001_initial")
same("without the row it wants to run again", manage("migrate", "--check", "shop")[0], 1)
MigrationRecorder(connection).record_applied("shop", "0001_initial")

# A change by hand goes unseen by both.
with connection.cursor() as cursor:
    cursor.execute("ALTER TABLE shop_book ADD COLUMN by_hand text")
same("makemigrations --check", manage("makemigrations", "--check", "shop")[0], 0)
same("migrate --check", manage("migrate", "--check", "shop")[0], 0)

# A later migration that adds that column fails.
change_models("class Book(models.Model):\n    title = models.CharField(max_length=9)\n    by_hand = models.TextField(null=True)\n")
manage("makemigrations", "shop")
raises(OperationalError, manage, "migrate", "shop")

# With --fake-initial, migrate looks at the columns that an initial migration adds.
added = shop / "migrations/0002_book_by_hand.py"
added.write_text(added.read_text().replace("    dependencies", "    initial = True\n    dependencies"))
raises(OperationalError, manage, "migrate", "shop")
same("--fake-initial finds the column", manage("migrate", "shop", "--fake-initial")[0], 0)
same("and records the migration", applied(), ["0001_initial", "0002_book_by_hand"])
MigrationRecorder(connection).record_unapplied("shop", "0002_book_by_hand")
added.unlink()

# A second database gets the same schema from the same files.
change_models("class Book(models.Model):\n    title = models.CharField(max_length=9)\n    note = models.CharField(max_length=9, null=True)\n")
manage("makemigrations", "shop")
plan = manage("migrate", "shop", "--plan")[1]
same("--plan names the operation", "Add field note to book" in plan, True)
same("and runs nothing", "note" in columns("shop_book"), False)
same("sqlmigrate prints SQL", "ALTER TABLE" in manage("sqlmigrate", "shop", "0002")[1], True)
manage("migrate", "shop")
with connection.cursor() as cursor:
    cursor.execute("ALTER TABLE shop_book DROP COLUMN by_hand")
here = columns("shop_book")
with connection.cursor() as cursor:
    cursor.execute("DROP TABLE shop_book")
MigrationRecorder(connection).migration_qs.all().delete()
manage("migrate", "shop")
same("an empty database has the same columns", columns("shop_book"), here)

# Rolling back: the column returns, its data does not.
Book = apps.get_model("shop", "Book")
Book.objects.create(title="a", note="b")
change_models("class Book(models.Model):\n    title = models.CharField(max_length=9)\n")
manage("makemigrations", "shop")
manage("migrate", "shop")
manage("migrate", "shop", "0002")
with connection.cursor() as cursor:
    cursor.execute("SELECT title, note FROM shop_book")
    same("after the roll-back", cursor.fetchall(), [("a", None)])
manage("migrate", "shop")

fix = """
from django.db import migrations

class Migration(migrations.Migration):
    dependencies = [("shop", "0003_remove_book_note")]
    operations = [migrations.RunPython(lambda apps, schema_editor: None%s)]
"""
(shop / "migrations/0004_fix.py").write_text(fix % "")
same("sqlmigrate of RunPython", "CANNOT BE WRITTEN AS SQL" in manage("sqlmigrate", "shop", "0004")[1], True)
manage("migrate", "shop")
raises(IrreversibleError, manage, "migrate", "shop", "0003")
(shop / "migrations/0004_fix.py").write_text(fix % ", migrations.RunPython.noop")
manage("migrate", "shop", "0003")
same("with reverse_code it can be unapplied", applied()[-1], "0003_remove_book_note")
