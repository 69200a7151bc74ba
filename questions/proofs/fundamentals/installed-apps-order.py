# shows: 1 2 3 4
import subprocess
import tempfile
from pathlib import Path

root = Path(tempfile.mkdtemp())
for app in ("one", "two"):
    for folder in ("management/commands", "templates", "static", "templatetags", "locale/de/LC_MESSAGES", "migrations"):
        (root / app / folder).mkdir(parents=True)
    for name in ("__init__.py", "migrations/__init__.py", "templatetags/__init__.py"):
        (root / app / name).touch()
    (root / app / "templates/login.html").write_text(app)
    (root / app / "static/a.css").write_text(app)
    (root / app / "templatetags/shop.py").write_text(f"from django import template\nregister = template.Library()\nregister.simple_tag(lambda: '{app}', name='who')\n")
    (root / app / "apps.py").write_text(f"from django.apps import AppConfig\nclass C(AppConfig):\n    name = '{app}'\n    def ready(self): print('ready', self.name)\n")
    for name in ("seed", "dumpdata"):
        (root / app / f"management/commands/{name}.py").write_text(f"from django.core.management import BaseCommand\nclass Command(BaseCommand):\n    requires_system_checks = []\n    def handle(self, **o): print('{app}')\n")
    # A catalogue with the translations of "Yes" and of a message of the app's own.
    import struct

    pairs = [(b"", b"Content-Type: text/plain; charset=UTF-8\n"), (b"Hello", app.encode()), (b"Yes", app.encode())]
    keys, values, at = [], [], 28 + 16 * len(pairs)
    data = b""
    for column, out in ((0, keys), (1, values)):
        for pair in pairs:
            out.append(struct.pack("<II", len(pair[column]), at + len(data)))
            data += pair[column] + b"\0"
    head = struct.pack("<IIIIIII", 0x950412DE, 0, len(pairs), 28, 28 + 8 * len(pairs), 0, at)
    (root / app / "locale/de/LC_MESSAGES/django.mo").write_bytes(head + b"".join(keys + values) + data)
# Models of "one" refer to those of "two", whatever the order.
(root / "one/models.py").write_text("from django.db import models\nprint('models one')\nclass A(models.Model):\n    b = models.ForeignKey('two.B', models.CASCADE)\n")
(root / "two/models.py").write_text("from django.db import models\nprint('models two')\nclass B(models.Model):\n    pass\n")
script = """
import django, sys
from django.conf import settings
settings.configure(
    INSTALLED_APPS=[*{apps!r}, "django.contrib.staticfiles"], STATIC_URL="/s/", DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    TEMPLATES=[{{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True, "DIRS": {dirs!r}}}],
    STATICFILES_DIRS={dirs!r}, DATABASES={{"default": {{"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}}},
)
django.setup()
from django.contrib.staticfiles.finders import find
from django.core.checks import run_checks
from django.core.management import call_command
from django.template import engines
from django.template.loader import render_to_string
from django.utils.translation import gettext, override
print("|")
print(render_to_string("login.html"))
print(open(find("a.css")).read())
call_command("seed")
call_command("dumpdata")
with override("de"):
    print(gettext("Hello"), gettext("Yes"))
print("|")
print(engines["django"].from_string("{{% load shop %}}{{% who %}}").render(), [m.id for m in run_checks()])
print("|")
call_command("makemigrations", "one", "two", verbosity=0)
call_command("migrate", verbosity=1)
"""


def run(*apps, dirs=()):
    done = subprocess.run([sys.executable, "-c", script.format(apps=apps, dirs=dirs)], cwd=root, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return [part.split() for part in done.stdout.split("|")]


for first, last in (("one", "two"), ("two", "one")):
    loading, files, tags, tables = run(first, last)
    same("models and ready()", loading, ["models", first, "models", last, "ready", first, "ready", last])
    same("template, static file, seed, Django's dumpdata, translations", files, [first] * 6)
    same("template tags", tags, [last, "['templates.W003']"])
    same("tables", [t for t in tables if "0001" in t], ["two.0001_initial...", "one.0001_initial..."])
(root / "project").mkdir()
(root / "project/login.html").write_text("project")
(root / "project/a.css").write_text("project")
same("DIRS and STATICFILES_DIRS", run("one", "two", dirs=(str(root / "project"),))[1][:2], ["project"] * 2)
