# shows: 1 2 3 4
import subprocess
import tempfile
from pathlib import Path

root = Path(tempfile.mkdtemp())
env = {k: v for k, v in os.environ.items() if k != "DJANGO_SETTINGS_MODULE"}


def run(*args, **extra):
    return subprocess.run([sys.executable, *args], cwd=root, env=env | extra, capture_output=True, text=True).stdout


run("-m", "django", "startproject", "config", ".")
secret = "DATABASES = {'default': {'ENGINE': 'django.db.backends.sqlite3', 'NAME': 'prod', 'PASSWORD': 'hunter2'}}\n"
(root / "config/prod.py").write_text("from config.settings import *\n" + secret)
NAME = {"prod": "prod", str(root / "db.sqlite3"): "settings"}


def database(*args, **extra):
    line = next(line for line in run("manage.py", "diffsettings", *args, **extra).splitlines() if line.startswith("DATABASES"))
    return next(short for long, short in NAME.items() if repr(long) in line or f"'{long}'" in line)


def gunicorn(**extra):
    """What a WSGI server does: import the module."""
    return run("-c", "import config.wsgi; from django.conf import settings; print(settings.SETTINGS_MODULE)", **extra).strip()


prod = {"DJANGO_SETTINGS_MODULE": "config.prod"}
same("nothing set: manage.py, server", (database(), gunicorn()), ("settings", "config.settings"))
same("variable: manage.py, server", (database(**prod), gunicorn(**prod)), ("prod", "config.prod"))
same("option", database("--settings", "config.prod"), "prod")
same("option beats variable", database("--settings", "config.settings", **prod), "settings")
printed = run("manage.py", "diffsettings", **prod)
same("diffsettings: secrets, a default left alone", ["hunter2" in printed, "SECRET_KEY = 'django-insecure" in printed, "APPEND_SLASH" in printed], [True, True, False])
