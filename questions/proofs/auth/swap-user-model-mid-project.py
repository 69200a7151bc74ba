# shows: 1 2 3 4 5 6
import sqlite3
import subprocess
import tempfile
import textwrap
from pathlib import Path

root = Path(tempfile.mkdtemp())


def write(name, text):
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_text(textwrap.dedent(text))


def manage(*args):
    done = subprocess.run(
        [sys.executable, "-m", "django", *args, "--settings=proj", "--pythonpath=."],
        cwd=root, capture_output=True, text=True, stdin=subprocess.DEVNULL,
    )
    print("manage.py", *args[:2] if args[0] != "shell" else ["shell"], "->", done.returncode)
    return done


PROJECT = """
SECRET_KEY = "x"
USE_TZ = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": "db.sqlite3"}}
INSTALLED_APPS = [f"django.contrib.{app}" for app in ("contenttypes", "auth", "sessions", "messages", "admin")] + ["shop"]
SILENCED_SYSTEM_CHECKS = ["admin.E403", "admin.E408", "admin.E409", "admin.E410"]
"""
SWAPPED = PROJECT + "INSTALLED_APPS += ['accounts']\nAUTH_USER_MODEL = 'accounts.User'\n"
write("proj.py", PROJECT)
write("shop/__init__.py", "")
write("shop/models.py", """
    from django.conf import settings
    from django.db import models

    class Order(models.Model):
        user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE)
""")
assert manage("makemigrations", "shop").returncode == 0
assert manage("migrate").returncode == 0
assert manage("shell", "-c", """
from django.contrib.auth.models import Group, Permission, User
from shop.models import Order
ann = User.objects.create_user("ann")
ann.groups.add(Group.objects.create(name="g"))
ann.user_permissions.add(Permission.objects.get(codename="change_user"))
assert ann.has_perm("auth.change_user")
Order.objects.create(user=ann)
""").returncode == 0

# The swap: a model of our own over the table that exists.
write("accounts/__init__.py", "")
write("accounts/models.py", """
    from django.contrib.auth.models import AbstractUser
    from django.db import models

    class User(AbstractUser):
        id = models.AutoField(primary_key=True)  # as in auth_user

        class Meta:
            db_table = "auth_user"
""")
write("proj.py", SWAPPED)
assert manage("makemigrations", "accounts").returncode == 0
for fake in ([], ["--fake"]):
    error = manage("migrate", *fake).stderr.strip().splitlines()[-1]
    print(error)
    assert "InconsistentMigrationHistory" in error and "admin.0001_initial is applied before its dependency accounts.0001_initial" in error
assert manage("shell", "-c", """
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
MigrationRecorder(connection).record_applied("accounts", "0001_initial")
users = ContentType.objects.filter(app_label="auth", model="user")
users.update(app_label="accounts")
""").returncode == 0
assert manage("migrate").returncode == 0
assert manage("makemigrations", "--check").returncode == 0
done = manage("shell", "-v", "0", "-c", """
from django.contrib.auth import get_user_model
from shop.models import Order
ann = get_user_model().objects.get()
print(ann._meta.label, ann.groups.count(), Order.objects.get().user == ann, ann.has_perm("auth.change_user"), ann.has_perm("accounts.change_user"))
""")
same("the rows are still there", done.stdout.strip(), "accounts.User 1 True False True")


def types():
    """The type of each column in the database."""
    database = sqlite3.connect(root / "db.sqlite3")
    tables = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    return {(table, row[1]): row[2].lower() for table in tables for row in database.execute(f"PRAGMA table_info({table})")}


kept = types()
(root / "db.sqlite3").unlink()
same("a new database needs no such step", manage("migrate").returncode, 0)
same("it has the same columns of the same types", types() == kept, True)

# Without the line for the key, the models disagree with the table that was taken over.
file = root / "accounts" / "models.py"
file.write_text("\n".join(line for line in file.read_text().splitlines() if "AutoField" not in line))
(root / "accounts" / "migrations" / "0001_initial.py").unlink()
(root / "db.sqlite3").unlink()
assert manage("makemigrations", "accounts").returncode == 0
assert manage("migrate").returncode == 0
fresh = types()
differ = {key: (kept[key], fresh[key]) for key in kept if kept[key] != fresh[key]}
same("with BigAutoField: the user of an order", differ["shop_order", "user_id"], ("integer", "bigint"))
same("in join tables too", "bigint" in differ["auth_user_groups", "user_id"], True)
