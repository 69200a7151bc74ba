# shows: 1 2 3 4 5 6
import contextlib
import importlib.util
import io
import tempfile
from pathlib import Path

from django.core.management import CommandError, call_command
from django.db.migrations.exceptions import InconsistentMigrationHistory
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


def migration(name, operation, *dependencies):
    (shop / f"migrations/{name}.py").write_text(
        "from django.db import migrations, models\n\nclass Migration(migrations.Migration):\n"
        f"    dependencies = {[('shop', d) for d in dependencies]}\n    operations = [{operation}]\n"
    )


def sizes():
    """max_length of the column as the database has it."""
    with connection.cursor() as cursor:
        return [c.display_size for c in connection.introspection.get_table_description(cursor, "shop_item") if c.name == "a"]


def start_again():
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE shop_item")
    MigrationRecorder(connection).migration_qs.filter(app="shop").delete()
    for file in shop.glob("migrations/0004*"):
        file.unlink()
    for file in shop.glob("migrations/0005*"):
        file.unlink()


def alter(size):
    return f"migrations.AlterField('item', 'a', models.CharField(max_length={size}))"


key = "('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID'))"
migration("0003_item", f"migrations.CreateModel('Item', [{key}, ('a', models.CharField(max_length=9))])")
change_models("class Item(models.Model):\n    a = models.CharField(max_length=20)\n")

# My branch, applied on my machine.
migration("0004_supplier", alter(20), "0003_item")
same("makemigrations --check in my branch", manage("makemigrations", "--check", "shop")[0], 0)
manage("migrate", "shop")
# The merged code: two leaf nodes.
migration("0004_stock", alter(30), "0003_item")
code, said = manage("migrate", "shop")
same("refused", (code, "multiple leaf nodes" in said), (1, True))
same("refused as well: unapplying", manage("migrate", "shop", "0003")[0], 1)
same("makemigrations --check on the merged code", manage("makemigrations", "--check", "shop")[0], 1)

code, said = manage("makemigrations", "--merge", "--no-input")
(merge,) = shop.glob("migrations/0005*")
spec = importlib.util.spec_from_file_location("merge", merge)
module = importlib.util.module_from_spec(spec)
spec.loader.exec_module(module)
same("operations", module.Migration.operations, [])
same("depends on both", module.Migration.dependencies, [("shop", "0004_stock"), ("shop", "0004_supplier")])
same("listed, not judged", said.count("Alter field a on item"), 2)
manage("migrate", "shop")
one = sizes()

# Another database, which had the other branch first.
merged = merge.read_text()
start_again()
migration("0004_stock", alter(30), "0003_item")
manage("migrate", "shop")
migration("0004_supplier", alter(20), "0003_item")
merge.write_text(merged)
manage("migrate", "shop")
same("the last one that ran wins", (one, sizes()), ([30], [20]))

# The other way: unapply in my branch, delete, merge, make again.
start_again()
migration("0004_supplier", alter(20), "0003_item")
manage("migrate", "shop")
same("in my branch", manage("migrate", "shop", "0003")[0], 0)
(shop / "migrations/0004_supplier.py").unlink()
migration("0004_stock", alter(30), "0003_item")
manage("makemigrations", "shop")
same("made again", [p.name for p in shop.glob("migrations/0005*")], ["0005_alter_item_a.py"])
same("applied in a line", (manage("migrate", "shop")[0], sizes()), (0, [20]))

# Numbers decide nothing: 0004 may depend on 0009.
start_again()
migration("0009_first", alter(30), "0003_item")
migration("0004_second", alter(20), "0009_first")
manage("migrate", "shop")
same("0009 ran before 0004", sizes(), [20])
(shop / "migrations/0009_first.py").unlink()

# dependencies of an applied migration are not moved behind an unapplied one.
start_again()
migration("0004_supplier", alter(20), "0003_item")
manage("migrate", "shop")
migration("0004_stock", alter(30), "0003_item")
migration("0004_supplier", alter(20), "0004_stock")
raises(InconsistentMigrationHistory, manage, "migrate", "shop")
