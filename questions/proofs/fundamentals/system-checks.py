# shows: 1 2 3 4 5 6
import subprocess
import tempfile
from pathlib import Path

from django.core.checks import Error, run_checks

CARD = """
from django.conf import settings
from django.core.checks import Error, Tags, register

@register(Tags.security)
def payment_key(app_configs, **kwargs):
    if getattr(settings, "PAYMENT_KEY", ""):
        return []
    hint = "Set PAYMENT_KEY in the environment."
    return [Error("PAYMENT_KEY is empty.", hint=hint, id="shop.E001")]
"""
MORE = """
@register(deploy=True)
def only_deploy(app_configs, **kwargs):
    print("deploy check")
    return []

@register(Tags.database)
def database(app_configs, databases, **kwargs):
    if databases:
        print("database check", *databases)
    return []

@register()
def untagged(app_configs, **kwargs):
    print("untagged check")
    return []
"""
root = Path(tempfile.mkdtemp())
env = {k: v for k, v in os.environ.items() if k not in ("DJANGO_SETTINGS_MODULE", "PAYMENT_KEY")}


def run(*args, **extra):
    done = subprocess.run([sys.executable, *args], cwd=root, env=env | extra, capture_output=True, text=True, timeout=60)
    return done.returncode, "(shop.E001) PAYMENT_KEY is empty.\n\tHINT: Set PAYMENT_KEY" in done.stderr, done.stdout


def outcome(*args, **extra):
    return run("manage.py", *args, **extra)[:2]


run("-m", "django", "startproject", "config", ".")
run("manage.py", "startapp", "shop")
file = root / "config/settings.py"
file.write_text(file.read_text().replace("INSTALLED_APPS = [", "INSTALLED_APPS = ['shop',") + "\nimport os\nPAYMENT_KEY = os.environ.get('PAYMENT_KEY', '')\nSILENCED_SYSTEM_CHECKS = ['mail.E001']  # of 6.1, about mail\n")
(root / "shop/checks.py").write_text(CARD + MORE)
same("not imported", outcome("check"), (0, False))
(root / "shop/apps.py").write_text("from django.apps import AppConfig\n\n\nclass ShopConfig(AppConfig):\n    name = 'shop'\n\n    def ready(self):\n        from . import checks\n")
stopped = [["check"], ["runserver", "--noreload", "127.0.0.1:0"], ["migrate"], ["makemigrations"], ["test"]]
for command in stopped:
    same(" ".join(command), outcome(*command), (1, True))
same("shell -c", outcome("shell", "-c", "1"), (0, False))
for name in ("wsgi", "asgi"):
    visit = f"import config.{name}; from django.conf import settings; settings.ALLOWED_HOSTS = ['testserver']; from django.test import Client; print('served', Client().get('/admin/login/').status_code)"
    code, said, out = run("-c", visit)
    same(name, (code, said, "served 200" in out), (0, False, True))

set_ = {"PAYMENT_KEY": "k"}
same("with the key", outcome("check", **set_), (0, False))
same("--deploy --fail-level WARNING of a fresh project", outcome("check", "--deploy", "--fail-level", "WARNING", **set_), (1, False))
same("--deploy alone", outcome("check", "--deploy", **set_), (0, False))


def printed(*args):
    # Sorted: Django keeps checks in a set, which has no order.
    return sorted(line for line in run("manage.py", *args, **set_)[2].splitlines() if line.endswith("check") or line.startswith("database"))


same("check", printed("check"), ["untagged check"])
same("check --deploy", printed("check", "--deploy"), ["deploy check", "untagged check"])
same("check --database default", printed("check", "--database", "default"), ["database check default", "untagged check"])
assert "database check default" in printed("migrate")


from_card = {}
exec(CARD, from_card)
payment_key = from_card["payment_key"]
hint = "Set PAYMENT_KEY in the environment."
for key, want in (("", [Error("PAYMENT_KEY is empty.", hint=hint, id="shop.E001")]), ("k", [])):
    with override_settings(PAYMENT_KEY=key):
        same(f"PAYMENT_KEY={key!r}", payment_key(None), want)
assert Error("a", id="shop.E001") == Error("a", id="shop.E001") != Error("a", id="shop.E002")


class PriceField(models.IntegerField):
    def check(self, **kwargs):
        return [*super().check(**kwargs), Error("too dear", obj=self, id="shop.E003")]


class Ware(models.Model):
    price = PriceField(max_length=3)


same("field", [e.id for e in run_checks(tags=["models"]) if e.obj is Ware._meta.get_field("price")], ["fields.W122", "shop.E003"])
