# shows: 1 2 3 4 5
import subprocess
import tempfile
from pathlib import Path

root = Path(tempfile.mkdtemp())
env = {k: v for k, v in os.environ.items() if k != "DJANGO_SETTINGS_MODULE"}
CARD = """
# config/apps.py
from vendor.payments.apps import PaymentsConfig

class VendorPaymentsConfig(PaymentsConfig):  # keeps its ready()
    label = "vendor_payments"
"""
VENDOR = """
from django.apps import AppConfig

class PaymentsConfig(AppConfig):
    name = "vendor.payments"
    started = False

    def ready(self):
        self.started = True
"""
CHARGE = "from django.db import models\n\n\nclass Charge(models.Model):\n    amount = models.IntegerField()\n"


def run(*args):
    done = subprocess.run([sys.executable, "manage.py", *args], cwd=root, env=env, capture_output=True, text=True)
    return (done.stdout.strip() if done.returncode == 0 else done.stderr.strip().splitlines()[-1])


def write(name, text=""):
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_text(text)


subprocess.run([sys.executable, "-m", "django", "startproject", "config", "."], cwd=root, env=env)
same("a project", sorted(p.name for p in (root / "config").iterdir() if p.suffix), ["__init__.py", "asgi.py", "settings.py", "urls.py", "wsgi.py"])
start = (root / "config/settings.py").read_text()
apps_tuple = start.index("INSTALLED_APPS = [") + len("INSTALLED_APPS = [")


def install(*names, more=""):
    write("config/settings.py", start[:apps_tuple] + "".join(f"{n!r}, " for n in names) + start[apps_tuple:] + more)


for name in ("vendor/__init__.py", "vendor/payments/__init__.py", "vendor/payments/migrations/__init__.py", "payments/__init__.py", "payments/migrations/__init__.py"):
    write(name)
write("payments/models.py", "from django.db import models\n\n\nclass Bill(models.Model):\n    pass\n")
write("vendor/payments/models.py", CHARGE)
write("vendor/payments/apps.py", VENDOR)
install("vendor.payments")
run("makemigrations", "payments")  # as the vendor ships it
install("payments")
run("makemigrations", "payments")
print(run("migrate"))

install("payments", "vendor.payments")
same("two payments", run("check"), "django.core.exceptions.ImproperlyConfigured: Application labels aren't unique, duplicates: payments")
write("config/apps.py", CARD)
install("payments", "config.apps.VendorPaymentsConfig")
assert "Applying vendor_payments.0001_initial... OK" in run("migrate")
names = """
from django.apps import apps
from django.contrib.auth.models import Permission
print(apps.get_app_config("vendor_payments").started, *sorted(apps.app_configs)[-3:], apps.get_model("vendor_payments.Charge")._meta.db_table, Permission.objects.filter(content_type__app_label="vendor_payments").count())
"""
same("ready(), labels, table, permissions", run("shell", "-v0", "-c", names), "True sessions staticfiles vendor_payments vendor_payments_charge 4")
write("config/apps.py", CARD.replace("vendor_payments", "vendor_money"))
same("another label later: tables anew", "Applying vendor_money.0001_initial... OK" in run("migrate"), True)

# The vendor's second migration.
write("config/apps.py", CARD)
write("vendor/payments/models.py", CHARGE + "    note = models.TextField()\n\n\nclass Refund(models.Model):\n    charge = models.ForeignKey(Charge, models.CASCADE)\n")
second = "from django.db import migrations, models\n\nclass Migration(migrations.Migration):\n    dependencies = [('payments', '0001_initial')]\n    operations = [migrations.AddField('charge', 'note', models.TextField(default=''))]\n"
write("vendor/payments/migrations/0002_note.py", second)
own = root / "payments/migrations/0001_initial.py"
done = subprocess.run([sys.executable, "manage.py", "migrate"], cwd=root, env=env, capture_output=True, text=True)
print(done.stderr.strip().splitlines()[0])
assert "multiple leaf nodes in the migration graph: (0001_initial, 0002_note in vendor_payments)" in done.stderr
own.rename(own.with_name("0001_own.py"))
last = run("migrate")
print(last)
assert "NodeNotFoundError: Migration vendor_payments.0002_note dependencies reference nonexistent parent node ('payments', '0001_initial')" in last
write("config/vendor_migrations/__init__.py")
install("payments", "config.apps.VendorPaymentsConfig", more="MIGRATION_MODULES = {'vendor_payments': 'config.vendor_migrations'}\n")
(root / "db.sqlite3").unlink()
assert "Create model Refund" in run("makemigrations", "vendor_payments")
assert "Applying vendor_payments.0001_initial... OK" in run("migrate")

# Which AppConfig "payments" means.
which = "from django.apps import apps; print(type(apps.get_app_config('payments')).__name__)"
one = "from django.apps import AppConfig\n\n\nclass One(AppConfig):\n    name = 'payments'\n"
two = one + "\n\nclass Two(AppConfig):\n    name = 'payments'\n"
found = []
for text in ("", one, two, two + "    default = True\n"):
    write("payments/apps.py", text)
    found.append(run("shell", "-v0", "-c", which))
write("payments/apps.py", one + CARD)
found.append(run("shell", "-v0", "-c", which))
same("none, one, two, two with a default, one beside the vendor's two", found, ["AppConfig", "One", "AppConfig", "Two", "AppConfig"])
