import subprocess
import tempfile
from pathlib import Path

root = Path(tempfile.mkdtemp())
for app, body in {
    "catalogue": "class Product(models.Model):\n    name = models.CharField(max_length=9)\n",
    "orders": "class OrderLine(models.Model):\n    product = models.ForeignKey('catalogue.Product', on_delete=models.PROTECT)\n",
    "a": "class A(models.Model):\n    b = models.ForeignKey('b.B', models.CASCADE, null=True)\n",
    "b": "class B(models.Model):\n    a = models.ForeignKey('a.A', models.CASCADE, null=True)\n",
}.items():
    (root / app / "migrations").mkdir(parents=True)
    (root / app / "__init__.py").touch()
    (root / app / "migrations/__init__.py").touch()
    (root / app / "models.py").write_text("from django.db import models\n" + body)
script = """
import django
from django.conf import settings
settings.configure(INSTALLED_APPS=["orders", "catalogue", "a", "b"], DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}})
django.setup()
from django.apps import apps
from django.core.management import call_command
assert apps.get_model("orders", "OrderLine")._meta.get_field("product").related_model is apps.get_model("catalogue", "Product")
call_command("makemigrations", verbosity=0)
call_command("migrate", verbosity=0)
print("migrated")
"""
out = subprocess.run([sys.executable, "-c", script], cwd=root, capture_output=True, text=True)
same("strings", out.stdout.strip() or out.stderr, "migrated")
files = sorted(str(p.relative_to(root)) for app in "ab" for p in (root / app / "migrations").glob("0*.py"))
print(files)
same("mutual keys split one app's migrations", len(files), 3)
