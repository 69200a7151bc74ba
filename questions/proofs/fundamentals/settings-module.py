import os
import subprocess
import tempfile
from pathlib import Path

root = Path(tempfile.mkdtemp())
env = {k: v for k, v in os.environ.items() if k != "DJANGO_SETTINGS_MODULE"}


def run(*args, **extra):
    return subprocess.run([sys.executable, *args], cwd=root, env=env | extra, capture_output=True, text=True).stdout


run("-m", "django", "startproject", "config", ".")
(root / "config/prod.py").write_text("from config.settings import *\nTIME_ZONE = 'Asia/Tokyo'\n")


def zone(*args, **extra):
    return [line for line in run("manage.py", "diffsettings", *args, **extra).splitlines() if line.startswith("TIME_ZONE")]


same("nothing set: the default of manage.py", zone(), ["TIME_ZONE = 'UTC'"])
same("variable", zone(DJANGO_SETTINGS_MODULE="config.prod"), ["TIME_ZONE = 'Asia/Tokyo'"])
same("option", zone("--settings", "config.prod"), ["TIME_ZONE = 'Asia/Tokyo'"])
same("option beats variable", zone("--settings", "config.settings", DJANGO_SETTINGS_MODULE="config.prod"), ["TIME_ZONE = 'UTC'"])
assert "setdefault" in (root / "manage.py").read_text() and "setdefault" in (root / "config/wsgi.py").read_text()
