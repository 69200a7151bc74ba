import subprocess
import tempfile
from pathlib import Path

root = Path(tempfile.mkdtemp())
for app in ("one", "two"):
    (root / app / "management/commands").mkdir(parents=True)
    (root / app / "templates").mkdir()
    (root / app / "__init__.py").touch()
    (root / app / "templates/login.html").write_text(app)
    for name in ("seed", "migrate"):
        (root / app / f"management/commands/{name}.py").write_text(f"from django.core.management import BaseCommand\nclass Command(BaseCommand):\n    requires_system_checks = []\n    def handle(self, **o): print('{app}')\n")
script = """
import django
from django.conf import settings
settings.configure(INSTALLED_APPS={apps!r}, TEMPLATES=[{{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True}}])
django.setup()
from django.core.management import call_command
from django.template.loader import render_to_string
print(render_to_string("login.html"))
call_command("seed")
call_command("migrate")
"""
for apps in (["one", "two"], ["two", "one"]):
    out = subprocess.run([sys.executable, "-c", script.format(apps=apps)], cwd=root, capture_output=True, text=True).stdout.split()
    same(f"{apps}: template, seed, migrate", out, [apps[0]] * 3)
