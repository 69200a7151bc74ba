import subprocess
import tempfile
from pathlib import Path

root = Path(tempfile.mkdtemp())


def run(*args):
    return subprocess.run([sys.executable, "-W", "always", *args], cwd=root, capture_output=True, text=True)


run("-m", "django", "startproject", "config", ".")
run("manage.py", "startapp", "shop")
(root / "shop/apps.py").write_text(
    "import sys\nfrom django.apps import AppConfig\n\n\nclass ShopConfig(AppConfig):\n    name = 'shop'\n\n    def ready(self):\n"
    "        print('READY', file=sys.stderr)\n        from django.contrib.auth.models import User\n        list(User.objects.all())\n"
)
file = root / "config/settings.py"
file.write_text(file.read_text().replace("INSTALLED_APPS = [", "INSTALLED_APPS = ['shop',"))
result = run("manage.py", "migrate")
same("migrate on an empty database", (result.returncode != 0, "no such table: auth_user" in result.stderr), (True, True))
assert "RuntimeWarning: Accessing the database during app initialization" in result.stderr
(root / "shop/apps.py").write_text((root / "shop/apps.py").read_text().replace("        list(User.objects.all())\n", ""))
same("every command", run("manage.py", "diffsettings").stderr.count("READY"), 1)
