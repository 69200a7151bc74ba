# shows: 1 2 3 4 5
import contextlib
import importlib
import io
import tempfile
from pathlib import Path

from django.core.management import CommandError, call_command

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


item = "class Item(models.Model):\n    {} = models.CharField(max_length=9, default='')\n"
change_models(item.format("name"))


def check():
    """The command of the card; the code and the files that were written."""
    before = sorted(p.name for p in shop.glob("migrations/*.py"))
    code, said = manage("makemigrations", "--check", "--no-input")
    same("files written", sorted(p.name for p in shop.glob("migrations/*.py")), before)
    return code, said


same("models without a migration", check()[0], 1)
manage("makemigrations", "shop")
same("models and files agree", check()[0], 0)
same("migrate --check, as a database is behind", manage("migrate", "shop", "--check")[0], 1)
manage("migrate", "shop")
same("migrate --check, nothing left", manage("migrate", "shop", "--check")[0], 0)

# Drift in the database, a long lock and an irreversible step pass.
with connection.cursor() as cursor:
    cursor.execute("ALTER TABLE shop_item DROP COLUMN name")
same("a column dropped by hand", check()[0], 0)
change_models(item.format("name").replace("default=''", "default='', db_index=True"))
manage("makemigrations", "shop")
(shop / "migrations/0003_fix.py").write_text(
    "from django.db import migrations\nclass Migration(migrations.Migration):\n"
    "    dependencies = [('shop', '0002_alter_item_name')]\n"
    "    operations = [migrations.RunPython(lambda apps, schema_editor: None)]\n"
)
same("a blocking index and a RunPython without a reverse", check()[0], 0)
long = "class Item(models.Model):\n    name = models.TextField(default='', db_index=True)\n"
change_models(long + "    old = models.IntegerField(null=True)\n")
manage("makemigrations", "shop")
same("a table rewrite", check()[0], 0)
change_models(long)
manage("makemigrations", "shop")
same("a dropped column", check()[0], 0)
change_models(item.format("name").replace("default=''", "default='', db_index=True"))
manage("makemigrations", "shop")

# A suspected rename waits for an answer, unless there is --no-input.
change_models(item.format("title").replace("default=''", "default='', db_index=True"))
raises(EOFError, manage, "makemigrations", "--check")
code, said = check()
same("exit", code, 1)
same("taken for", ("Remove field name" in said, "Add field title" in said), (True, True))

# No answer is possible for a column that needs a default: an error as well.
change_models(item.format("name").replace(", default=''", ", unique=True") + "    size = models.IntegerField()\n")
same("NOT NULL without a default", check()[0], 3)

# An app without a migrations package is passed over.
(shop / "migrations").rename(shop / "no_migrations")
for name in [name for name in sys.modules if name.startswith("shop.migrations")]:
    del sys.modules[name]
same("no migrations package", manage("makemigrations", "--check", "--no-input")[0], 0)
