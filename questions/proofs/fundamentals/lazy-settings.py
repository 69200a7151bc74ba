# shows: 1 2 3 4
import subprocess
import tempfile
from pathlib import Path

from django.conf import LazySettings

settings.PAGE_SIZE = 50
PAGE = settings.PAGE_SIZE


def page_size():
    return settings.PAGE_SIZE


with override_settings(PAGE_SIZE=2):
    same("read at the top, read in a function", (PAGE, page_size()), (50, 2))
same("a proxy, no module", type(settings), LazySettings)

CARD = """
import os
import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.contrib.auth.models import User  # only now
print(User.__name__)
"""
root = Path(tempfile.mkdtemp())
env = {k: v for k, v in os.environ.items() if k != "DJANGO_SETTINGS_MODULE"}
subprocess.run([sys.executable, "-m", "django", "startproject", "config", "."], cwd=root, env=env)
file = root / "config/settings.py"
file.write_text("print('loading')\n" + file.read_text() + "\nlower = 1\nPAGE_SIZE = 7\n")


def run(code, **extra):
    done = subprocess.run([sys.executable, "-c", code], cwd=root, env=env | extra, capture_output=True, text=True)
    return done.stdout.split() if done.returncode == 0 else done.stderr.strip().splitlines()[-1]


named = {"DJANGO_SETTINGS_MODULE": "config.settings"}
same("the script of the card", run(CARD), ["loading", "User"])
cron = CARD.replace('os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")\n', "")
print(run(cron))
assert run(cron).startswith("django.core.exceptions.ImproperlyConfigured: Requested setting ") and "settings are not configured" in run(cron)
early = CARD.replace("django.setup()\n", "")
assert run(early).startswith("django.core.exceptions.AppRegistryNotReady")
error = run("from django.conf.settings import DEBUG", **named)
same("the colleague's import", error, "ModuleNotFoundError: No module named 'django.conf.settings'")
assert issubclass(ModuleNotFoundError, ImportError)
order = "from django.conf import settings; print('imported'); settings.PAGE_SIZE; print(settings.PAGE_SIZE, settings.APPEND_SLASH, hasattr(settings, 'lower'))"
same("loaded on the first access; a default; only upper case", run(order, **named), ["imported", "loading", "7", "True", "False"])
same("frozen at import: loads as well", run("from django.conf import settings\nPAGE = settings.PAGE_SIZE\nprint('after')", **named), ["loading", "after"])

part = "import django\nfrom django.conf import settings\nsettings.configure(INSTALLED_APPS=['django.contrib.contenttypes', 'django.contrib.auth'])\n{}from django.contrib.auth.models import User\nprint(User.__name__, settings.APPEND_SLASH)"
same("configure(), then setup()", run(part.format("django.setup()\n")), ["User", "True"])
assert run(part.format("")).startswith("django.core.exceptions.AppRegistryNotReady")
twice = "from django.conf import settings\n{}settings.configure(X=1)"
for first in ("settings.DEBUG\n", "settings.configure(X=1)\n"):
    same("configure() after " + first.strip(), run(twice.format(first), **named), "RuntimeError: Settings already configured.")

# Another process does not see an assignment.
settings.PAGE_SIZE = 3
other = run("from django.conf import settings; print(settings.PAGE_SIZE)", **named)
same("assigned here, other process", (settings.PAGE_SIZE, other), (3, ["loading", "7"]))

# A cached value.
from functools import cache

from django.core.signals import setting_changed


@cache
def double():
    return settings.PAGE_SIZE * 2


with override_settings(PAGE_SIZE=10):
    before = double()
with override_settings(PAGE_SIZE=20):
    same("cached under override_settings", double(), before)
setting_changed.connect(lambda setting, **kw: double.cache_clear() if setting == "PAGE_SIZE" else None, weak=False)
with override_settings(PAGE_SIZE=20):
    same("with a receiver of setting_changed", double(), 40)
same("and afterwards", double(), 6)
