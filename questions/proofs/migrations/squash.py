# needs: Django>=6.0
# shows: 1 2 3 4 5
import contextlib
import importlib
import io
import tempfile
from pathlib import Path

from django.core.management import CommandError, call_command
from django.db.migrations.exceptions import NodeNotFoundError
from django.db.migrations.recorder import MigrationRecorder

sys.dont_write_bytecode = True
folder = tempfile.TemporaryDirectory()
shop = Path(folder.name, "shop")
(shop / "migrations").mkdir(parents=True)
for name in ("__init__.py", "models.py", "migrations/__init__.py"):
    (shop / name).touch()
sys.path.insert(0, folder.name)
use("shop")


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


def migration(name, operation, *dependencies):
    (shop / f"migrations/{name}.py").write_text(
        "from django.db import migrations, models\n\ndef fix(apps, schema_editor):\n    pass\n\n"
        "class Migration(migrations.Migration):\n"
        f"    dependencies = {[('shop', d) for d in dependencies]}\n    operations = [{operation}]\n"
    )


def history():
    """Four migrations, and no others."""
    for file in shop.glob("migrations/0*"):
        file.unlink()
    migration("0001_initial", "migrations.CreateModel('Item', [('id', models.BigAutoField(primary_key=True))])")
    migration("0002_a", "migrations.AddField('item', 'a', models.IntegerField(null=True))", "0001_initial")
    migration("0003_b", "migrations.AddField('item', 'b', models.IntegerField(null=True))", "0002_a")
    migration("0004_c", "migrations.AddField('item', 'c', models.IntegerField(null=True))", "0003_b")


def database(*names):
    """A database on which these migrations have run."""
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS shop_item")
    MigrationRecorder(connection).migration_qs.filter(app="shop").delete()
    if names:
        squashed.rename(shop / "aside")
        manage("migrate", "shop", names[-1])
        (shop / "aside").rename(squashed)


MigrationRecorder(connection).ensure_schema()
history()
squashed = shop / "migrations/0001_squashed_0004_c.py"
said = manage("squashmigrations", "shop", "0004", "--no-input")[1]
same("AddField folded into CreateModel", "Optimized from 4 operations to 1 operations" in said, True)
same("replaces", squashed.read_text().count("('shop', '000"), 4)

# Old and new files side by side.
database()
manage("migrate", "shop")
same("none applied: the squash runs", ("Item" in squashed.read_text(), columns("shop_item")), (True, ["id", "a", "b", "c"]))
database("0004")
same("all applied, before migrate", applied(), ["0001_initial", "0002_a", "0003_b", "0004_c"])
manage("migrate", "shop")
same("recorded as well", applied()[1], "0001_squashed_0004_c")
database("0002")
said = manage("migrate", "shop", "--plan")[1]
same("half-way: the old files go on", ("shop.0003_b" in said, "squashed" in said), (True, False))

# Deleted too early: the half-way database silently stays as it is.
old = {file: file.read_text() for file in shop.glob("migrations/0*") if file != squashed}
for file in old:
    file.unlink()
code, said = manage("migrate", "shop")
same("exit", code, 0)
same("No migrations to apply", "No migrations to apply" in said, True)
same("columns b and c are missing", columns("shop_item"), ["id", "a"])
migration("0005_more", "migrations.RunSQL('SELECT 1', '')", "0001_squashed_0004_c")
same("a later migration runs", (manage("migrate", "shop")[0], "0005_more" in applied(), columns("shop_item")), (0, True, ["id", "a"]))
MigrationRecorder(connection).record_unapplied("shop", "0005_more")
migration("0005_more", "migrations.RunSQL('SELECT 1', '')", "0004_c")
assert "some of the replaced migrations are already applied" in str(raises(NodeNotFoundError, manage, "migrate", "shop"))
(shop / "migrations/0005_more.py").unlink()
for file, text in old.items():
    file.write_text(text)
manage("migrate", "shop")
same("with the files back", columns("shop_item"), ["id", "a", "b", "c"])

# Clean-up: the old files go, then replaces, then the rows.
manage("migrate", "shop")
for file in old:
    file.unlink()
same("refused", "Cannot use --prune" in manage("migrate", "shop", "--prune")[1], True)
text = squashed.read_text()
migration("0005_more", "migrations.RunSQL('SELECT 1', '')", "0004_c")
same("with replaces a dependency on an old file is found", manage("migrate", "shop")[0], 0)
squashed.write_text("\n".join(line for line in text.splitlines() if "replaces" not in line))
raises(NodeNotFoundError, manage, "migrate", "shop")
migration("0005_more", "migrations.RunSQL('SELECT 1', '')", "0001_squashed_0004_c")
manage("migrate", "shop", "--prune")
same("rows left", applied(), ["0001_squashed_0004_c", "0005_more"])
same("nothing to do", manage("migrate", "shop", "--check")[0], 0)

# What the optimizer cannot cross.
def squash_with(operation):
    history()
    migration("0003_b", f"{operation}, migrations.AddField('item', 'b', models.IntegerField(null=True))", "0002_a")
    said = manage("squashmigrations", "shop", "0004", "--no-input")[1]
    return [line.strip() for line in said.splitlines() if "ptimiz" in line][-1], said


for barrier in ("migrations.RunPython(fix)", "migrations.RunSQL('SELECT 1')"):
    same(barrier, squash_with(barrier)[0], "Optimized from 5 operations to 4 operations.")
    elidable = barrier[:-1] + ", elidable=True)"
    same(elidable, squash_with(elidable)[0], "Optimized from 5 operations to 1 operations.")
said = squash_with("migrations.RunPython(fix)")[1]
same("to be copied by hand", "Manual porting required" in said, True)
same("is it there?", "def fix" in squashed.read_text(), False)

# From 6.0 a squash can be squashed before the clean-up.
history()
manage("squashmigrations", "shop", "0004", "--no-input")
migration("0005_d", "migrations.AddField('item', 'd', models.IntegerField(null=True))", "0001_squashed_0004_c")
same("squash of a squash", manage("squashmigrations", "shop", "0005", "--no-input")[0], 0)
(again,) = shop.glob("migrations/0001_squashed_0005*")
same("it replaces the first squash", "('shop', '0001_squashed_0004_c'), ('shop', '0005_d')" in again.read_text(), True)
