# needs: Django>=6.0
# shows: 1 2 3 4
import subprocess
import tempfile
from pathlib import Path

root = Path(tempfile.mkdtemp())
env = {k: v for k, v in os.environ.items() if k != "DJANGO_SETTINGS_MODULE"}
CARD = """
# shop/management/commands/shell.py
from django.core.management.commands import shell

class Command(shell.Command):
    def get_auto_imports(self):
        return super().get_auto_imports() + ["shop.services.ship"]
"""
for app in ("shop", "depot"):
    (root / app / "management/commands").mkdir(parents=True)
    (root / app / "__init__.py").touch()
    (root / app / "models.py").write_text(f"from django.db import models\nclass Item(models.Model): pass\nclass Only{app.title()}(models.Model): pass\n")
(root / "shop/services.py").write_text("def ship(): return 'shipped'\n")


def run(code, *options, stdin=None):
    args = [sys.executable, "manage.py", "shell", *options] + ([] if code is None else ["-c", code])
    done = subprocess.run(args, cwd=root, env=env, capture_output=True, text=True, input=stdin)
    return done.stdout.strip() + done.stderr.strip()[-200:]


subprocess.run([sys.executable, "-m", "django", "startproject", "config", "."], cwd=root, env=env)
settings_file = root / "config/settings.py"
start = settings_file.read_text()


def install(*names):
    settings_file.write_text(start + f"\nINSTALLED_APPS += {list(names)!r}\n")


install("shop", "depot")
models_ = "print(OnlyShop.__name__, OnlyDepot.__name__, User.__name__, Item._meta.label)"
same("models", run(models_, "-v0"), "OnlyShop OnlyDepot User shop.Item")
six = "print(settings.ROOT_URLCONF, connection.vendor, models.Model.__name__, functions.Lower.__name__, reset_queries(), timezone.now().year > 2000)"
same("added in 6.0", run(six, "-v0"), "config.urls sqlite Model Lower None True")
assert "NameError: name 'ship' is not defined" in run("print(ship())", "-v0")
(root / "shop/management/commands/shell.py").write_text(CARD)
same("own", run("print(ship())", "-v0"), "shipped")
install("depot", "shop")
same("the other order", run("print(Item._meta.label)", "-v0"), "depot.Item")
assert "from shop.services import ship" in run("pass", "-v2") and "from shop.services import ship" not in run("pass")
assert "NameError: name 'User' is not defined" in run("User", "--no-imports")
(root / "shop/services.py").write_text("def shop(): pass\n")
printed = run("print(User.__name__)")
print(printed)
assert "1 object could not be automatically imported:\n\n  shop.services.ship" in printed and printed.endswith("User")
