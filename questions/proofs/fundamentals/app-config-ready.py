# shows: 1 2 3 4 5
import subprocess
import tempfile
import time
from pathlib import Path

root = Path(tempfile.mkdtemp())
env = {k: v for k, v in os.environ.items() if k != "DJANGO_SETTINGS_MODULE"} | {"PYTHONUNBUFFERED": "1"}
CARD = """
from django.apps import AppConfig

class ShopConfig(AppConfig):
    name = "shop"

    def ready(self):
        from . import checks, receivers  # noqa: F401
"""
SAY = "        import os; print('READY', os.getpid(), flush=True)\n"
WARM = "        from .models import Item\n        print('warmed', Item.objects.count(), 'in', Item.objects.db)\n"


def run(*args):
    return subprocess.run([sys.executable, "-W", "always", *args], cwd=root, env=env, capture_output=True, text=True)


def app(text):
    (root / "shop/apps.py").write_text(text)


run("-m", "django", "startproject", "config", ".")
run("manage.py", "startapp", "shop")
file = root / "config/settings.py"
file.write_text(file.read_text().replace("INSTALLED_APPS = [", "INSTALLED_APPS = ['shop',"))
(root / "shop/models.py").write_text("from django.db import models\n\n\nclass Item(models.Model):\n    pass\n")
(root / "shop/checks.py").write_text("from django.core.checks import Warning, register\n\n\n@register()\ndef check(**kwargs):\n    return [Warning('checked', id='shop.W001')]\n")
(root / "shop/receivers.py").write_text(
    "from django.db.models.signals import post_save\nfrom django.dispatch import receiver\nfrom .models import Item\n\n\n"
    "@receiver(post_save, sender=Item)\ndef saved(**kwargs):\n    print('received')\n"
)
app(CARD)
run("manage.py", "makemigrations")
assert "shop.W001" in run("manage.py", "check").stderr

# On a new server.
app(CARD + WARM)
result = run("manage.py", "migrate")
same("migrate on an empty database", (result.returncode != 0, "no such table: shop_item" in result.stderr), (True, True))
assert "RuntimeWarning: Accessing the database during app initialization" in result.stderr
app(CARD)
same("without the query", run("manage.py", "migrate").returncode, 0)
assert "received" in run("manage.py", "shell", "-c", "from shop.models import Item; Item.objects.create()").stdout

# Import at the top of apps.py.
app("from . import checks, receivers\n" + CARD)
assert run("manage.py", "check").stderr.strip().endswith("AppRegistryNotReady: Apps aren't loaded yet.")

# Under the test runner: one row in the real database, none in the test's.
app(CARD + WARM)
(root / "shop/tests.py").write_text("from django.test import TestCase\nfrom .models import Item\n\n\nclass T(TestCase):\n    def test(self):\n        print('rows in the test', Item.objects.count())\n")
out = run("manage.py", "test").stdout
print(out)
assert "warmed 1 in default" in out and "rows in the test 0" in out

# Which processes.
app(CARD + SAY)
for command in ("diffsettings", "migrate"):
    same(command, run("manage.py", command).stdout.count("READY"), 1)
script = "import config.wsgi, config.asgi"
same("a server", run("-c", script).stdout.count("READY"), 1)


def processes(*options):
    with subprocess.Popen([sys.executable, "manage.py", "runserver", "127.0.0.1:0", *options], cwd=root, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True) as server:
        pids = set()
        for line in server.stdout:
            if line.startswith("READY"):
                pids.add(line.split()[1])
            if line.startswith("Performing system checks"):
                break
        os.killpg(server.pid, 15)
    return len(pids)


same("processes of runserver, with --noreload", (processes(), processes("--noreload")), (2, 1))

# After each migrate.
app(CARD + "        from django.db.models.signals import post_migrate\n        post_migrate.connect(job, sender=self)\n\n\ndef job(sender, **kwargs):\n    print('job of', sender.label)\n")
for args in (["migrate"], ["flush", "--no-input"]):
    same(" ".join(args), run("manage.py", *args).stdout.count("job of shop"), 1)
(root / "shop/models.py").unlink()
(root / "shop/receivers.py").write_text("")
result = run("manage.py", "migrate", "--skip-checks")
same("without a models module", (result.returncode, result.stdout.count("job of shop")), (0, 0))
