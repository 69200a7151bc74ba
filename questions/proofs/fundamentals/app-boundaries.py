# shows: 3 5
import subprocess
import tempfile
from pathlib import Path

CARD = """
from django.apps import apps
from django.db import models

class OrderLine(models.Model):
    product = models.ForeignKey("catalogue.Product", models.PROTECT)

def open_invoices(order):
    Invoice = apps.get_model("billing", "Invoice")
    return Invoice.objects.filter(order=order, paid=False)
"""
ORDER = "\nclass Order(models.Model):\n    pass\n"
root = Path(tempfile.mkdtemp())
env = {k: v for k, v in os.environ.items() if k != "DJANGO_SETTINGS_MODULE"}


def run(*args):
    done = subprocess.run([sys.executable, "manage.py", *args], cwd=root, env=env, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def app(name, body):
    (root / name / "migrations").mkdir(parents=True, exist_ok=True)
    (root / name / "__init__.py").touch()
    (root / name / "migrations/__init__.py").touch()
    (root / name / "models.py").write_text("from django.db import models\n" + body)


def migrations(*names):
    return sorted(str(p.relative_to(root)).split(".")[0] for name in names for p in (root / name / "migrations").glob("0*.py"))


subprocess.run([sys.executable, "-m", "django", "startproject", "config", "."], cwd=root, env=env)
file = root / "config/settings.py"
file.write_text(file.read_text().replace("INSTALLED_APPS = [", "INSTALLED_APPS = ['orders', 'billing', 'catalogue', 'a', 'b',"))
app("catalogue", "class Product(models.Model):\n    name = models.CharField(max_length=9)\n")
app("orders", CARD + ORDER)
app("billing", "class Invoice(models.Model):\n    order = models.ForeignKey('orders.Order', models.CASCADE)\n    paid = models.BooleanField(default=False)\n")
app("a", "class A(models.Model):\n    b = models.ForeignKey('b.B', models.CASCADE, null=True, related_name='+')\n")
app("b", "class B(models.Model):\n    a = models.ForeignKey('a.A', models.CASCADE, null=True, related_name='+')\n")
run("makemigrations")
run("migrate")
use_card = """
import sys
from orders import models as orders
print(sorted(m for m in vars(orders) if m in ("Product", "Invoice")), orders.OrderLine._meta.get_field("product").related_model.__module__)
from billing.models import Invoice
order = orders.Order.objects.create()
Invoice.objects.create(order=order); Invoice.objects.create(order=order, paid=True); Invoice.objects.create(order=orders.Order.objects.create())
print(orders.open_invoices(order).count())
"""
same("no import, yet the model and the invoices", run("shell", "-v0", "-c", use_card).split("\n"), ["[] catalogue.models", "1"])

# Imports both ways do not work, strings both ways do: one app gets two migrations.
files = migrations("a", "b")
same("mutual keys", (len(files), sorted(f.split("/")[2][:4] for f in files)), (3, ["0001", "0001", "0002"]))
source = "".join((root / f"{f}.py").read_text() for f in files)
same("that depend on each other", ("('a', '0001_initial')" in source, "('b', '0001_initial')" in source), (True, True))
app("a", "from b.models import B\n\n\nclass A(models.Model):\n    b = models.ForeignKey(B, models.CASCADE, null=True, related_name='+')\n")
app("b", "from a.models import A\n\n\nclass B(models.Model):\n    a = models.ForeignKey(A, models.CASCADE, null=True, related_name='+')\n")
done = subprocess.run([sys.executable, "manage.py", "check"], cwd=root, env=env, capture_output=True, text=True)
print(done.stderr.strip().splitlines()[-1])
assert "ImportError: cannot import name" in done.stderr and "circular import" in done.stderr
app("a", "class A(models.Model):\n    b = models.ForeignKey('b.B', models.CASCADE, null=True, related_name='+')\n")
app("b", "class B(models.Model):\n    a = models.ForeignKey('a.A', models.CASCADE, null=True, related_name='+')\n")

# Move Product from catalogue to billing.
label = "from django.apps import apps; m = next(m for m in apps.get_models() if m.__name__ == 'Product'); print(m._meta.label, m._meta.db_table)"
same("before", run("shell", "-v0", "-c", label), "catalogue.Product catalogue_product")
run("shell", "-v0", "-c", "from catalogue.models import Product; Product.objects.create(name='tea')")
MOVED = "\nclass Product(models.Model):\n    name = models.CharField(max_length=9)\n"
INVOICE = (root / "billing/models.py").read_text().split("\n", 1)[1]
app("orders", CARD.replace("catalogue.Product", "billing.Product") + ORDER)
app("catalogue", "")
app("billing", INVOICE + MOVED)
same("after", run("shell", "-v0", "-c", label), "billing.Product billing_product")
plan = run("makemigrations", "--dry-run")
print(plan)
assert "Create model Product" in plan and "Delete model Product" in plan  # a new, empty table

app("billing", INVOICE + MOVED + "\n    class Meta:\n        db_table = 'catalogue_product'\n")
state = """from django.db import migrations, models

class Migration(migrations.Migration):
    dependencies = {dependencies}
    operations = [migrations.SeparateDatabaseAndState(state_operations=[{operation}])]
"""
create_ = "migrations.CreateModel('Product', [('id', models.BigAutoField(primary_key=True, auto_created=True, serialize=False, verbose_name='ID')), ('name', models.CharField(max_length=9))], options={'db_table': 'catalogue_product'})"
(root / "billing/migrations/0002_product.py").write_text(state.format(dependencies=[("billing", "0001_initial"), ("catalogue", "0001_initial")], operation=create_))
alter = "migrations.AlterField('orderline', 'product', models.ForeignKey('billing.product', models.PROTECT))"
(root / "orders/migrations/0009_product.py").write_text(state.format(dependencies=[("billing", "0002_product"), ("orders", migrations("orders")[-1].rsplit("/", 1)[1])], operation=alter))
(root / "catalogue/migrations/0002_moved.py").write_text(state.format(dependencies=[("catalogue", "0001_initial"), ("orders", "0009_product")], operation="migrations.DeleteModel('Product')"))
run("migrate")
same("moved in the state only: rows, changes left", (run("shell", "-v0", "-c", "from billing.models import Product; print(Product.objects.get().name)"), run("makemigrations", "--check")), ("tea", "No changes detected"))
