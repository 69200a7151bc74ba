# shows: 1 2 3 4
import subprocess
import tempfile
from pathlib import Path

from django.contrib.auth.models import AbstractBaseUser

root = Path(tempfile.mkdtemp())
env = {k: v for k, v in os.environ.items() if k != "DJANGO_SETTINGS_MODULE"}


def run(*args):
    done = subprocess.run([sys.executable, *args], cwd=root, env=env, capture_output=True, text=True)
    return (done.stdout if done.returncode == 0 else done.stderr).splitlines()


visit = """
from django.conf import settings
from django.core.cache import cache
from django.template import engines
from django.test import Client
from django.utils.translation import gettext, override

settings.ALLOWED_HOSTS = ["testserver"]
client = Client(enforce_csrf_checks=True)
page = client.get("/admin/login/")
print("admin login", page.status_code, "X-Frame-Options", page["X-Frame-Options"])
print("form", b'name="username"' in page.content, "without a CSRF token", client.post("/admin/login/").status_code)
print(engines["django"].from_string("{{ x }}").render({"x": "<script>"}))
print("cached", cache.set("a", 1) or cache.get("a"))
with override("de"):
    print("i18n", gettext("Yes"))
"""
run("-m", "django", "startproject", "config", ".")
tables = run("manage.py", "migrate")
assert any("sessions.0001_initial... OK" in line for line in tables) and any("auth.0001_initial... OK" in line for line in tables)
(root / "visit.py").write_text("import os, django\nos.environ['DJANGO_SETTINGS_MODULE'] = 'config.settings'\ndjango.setup()\n" + visit)
same(
    "a fresh project, nothing else installed",
    run("visit.py"),
    [
        "admin login 200 X-Frame-Options DENY",
        "form True without a CSRF token 403",
        "&lt;script&gt;",
        "cached 1",
        "i18n Ja",
    ],
)
file = root / "config/settings.py"
file.write_text(file.read_text() + "\nDATABASES = {}\n")
(root / "visit.py").write_text((root / "visit.py").read_text().replace('settings.ALLOWED', 'client = Client()\nsettings.ALLOWED', 1) + """
try:
    Client().post("/admin/login/", {"username": "ann", "password": "x"})
except Exception as error:
    print(type(error).__name__, error)
""")
last = run("visit.py")[-1]
print("log in without a database:", last)
assert last.startswith("ImproperlyConfigured settings.DATABASES is improperly configured.")
same("the user is a model", issubclass(AbstractBaseUser, models.Model), True)


async def no_async_transactions():
    async with transaction.atomic():
        pass


assert "asynchronous context manager" in str(raises(TypeError, async_to_sync(no_async_transactions)))
