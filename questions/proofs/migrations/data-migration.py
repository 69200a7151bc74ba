# needs: postgresql
# shows: 1 2 3 4 5 6 7
import contextlib
import importlib
import io
import tempfile
from pathlib import Path

from django.core.management import CommandError, call_command
from django.db import OperationalError, ProgrammingError
from django.db.migrations.exceptions import IrreversibleError
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.db.models.signals import pre_save
from django.dispatch import receiver

sys.dont_write_bytecode = True
folder = tempfile.TemporaryDirectory()
shop = Path(folder.name, "shop")
(shop / "migrations").mkdir(parents=True)
for name in ("__init__.py", "models.py", "migrations/__init__.py"):
    (shop / name).touch()
sys.path.insert(0, folder.name)
use("shop")


def change_models(source):
    """Give the app shop these models."""
    (shop / "models.py").write_text("from django.db import models\n" + source)
    apps.all_models["shop"].clear()
    sys.modules.pop("shop.models", None)
    importlib.import_module("shop.models")
    apps.clear_cache()


def manage(*args, answers=""):
    """Run a command; return its exit code and what it printed."""
    for name in [name for name in sys.modules if name.startswith("shop.migrations.")]:
        del sys.modules[name]
    importlib.invalidate_caches()
    out, code, sys.stdin = io.StringIO(), 0, io.StringIO(answers)
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
        try:
            call_command(*args)
        except SystemExit as error:
            code = error.code
        except CommandError as error:
            code = 1
            print(error)
    print("manage.py", *args, "->", code)
    return code, out.getvalue()


def migration(name, body):
    (shop / f"migrations/{name}.py").write_text(body)


create = """
from django.db import migrations, models

class Migration(migrations.Migration):
    operations = [
        migrations.CreateModel("Product", [
            ("id", models.BigAutoField(primary_key=True)), ("name", models.CharField(max_length=50)),
            ("slug", models.CharField(max_length=50, default="")), ("maker", models.ForeignKey("auth.User", models.CASCADE, null=True)),
        ]),
        migrations.RunSQL("INSERT INTO shop_product (name, slug) VALUES ('Red Pen', '')", "DELETE FROM shop_product"),
    ]
    dependencies = [("auth", "0001_initial")]
"""
migration("0007_product_slug", create)
today = """
class Shouting:
    def shout(self):
        return self.name.upper()

class Published(models.Manager):
    use_in_migrations = True

class Product(Shouting, models.Model):
    name = models.CharField(max_length=50)
    slug = models.CharField(max_length=50, default="")
    maker = models.ForeignKey("auth.User", models.CASCADE, null=True)
    price = models.IntegerField(default=0)
    objects = models.Manager()
    published = Published()
    cheap = models.Manager()
    def whisper(self):
        return self.name.lower()
    def save(self, *args, **kwargs):
        raise AssertionError("save() of the real class")
    class Meta:
        ordering = ["name"]
"""
change_models(today)
MigrationRecorder(connection).ensure_schema()
for app, name in MigrationLoader(connection).graph.nodes:
    if app != "shop":  # the tables of Django's own apps are there
        MigrationRecorder(connection).record_applied(app, name)

naive = """
from django.db import migrations
from django.utils.text import slugify

def fill_slugs(apps, schema_editor):
    from shop.models import Product
    for product in Product.objects.filter(slug=""):
        product.slug = slugify(product.name)
        models.Model.save(product, update_fields=["slug"])

class Migration(migrations.Migration):
    dependencies = [("shop", "0007_product_slug")]
    operations = [migrations.RunPython(fill_slugs)]
"""
migration("0008_fill_slugs", naive)
migration("0009_price", """
from django.db import migrations, models

class Migration(migrations.Migration):
    dependencies = [("shop", "0008_fill_slugs")]
    operations = [migrations.AddField("product", "price", models.IntegerField(default=0))]
""")
raises(ProgrammingError, manage, "migrate", "shop")

card = """
from django.db import migrations
from django.utils.text import slugify

def fill_slugs(apps, schema_editor):
    Product = apps.get_model("shop", "Product")
    db = schema_editor.connection.alias
    for product in Product.objects.using(db).filter(slug=""):
        product.slug = slugify(product.name)
        product.save(update_fields=["slug"])

class Migration(migrations.Migration):
    dependencies = [("shop", "0007_product_slug")]
    operations = [migrations.RunPython(
        fill_slugs, reverse_code=migrations.RunPython.noop)]
"""
migration("0008_fill_slugs", card)
real, every = [], []
Product = apps.get_model("shop", "Product")


@receiver(pre_save, sender=Product)
def on_real(sender, **kwargs):
    real.append(sender)


@receiver(pre_save)
def on_every(sender, **kwargs):
    every.append(sender._meta.label)


same("runs on a new database", manage("migrate", "shop")[0], 0)
same("slug", list(Product.objects.values_list("slug", "price")), [("red-pen", 0)])
same("receivers for the real class", real, [])
same("receivers for any sender", "shop.Product" in every, True)

# As of that point of the history.
def historical(name):
    return MigrationLoader(connection).project_state([("shop", name)]).apps.get_model("shop", "Product")


old = historical("0008_fill_slugs")
same("fields", [f.name for f in old._meta.fields], ["id", "name", "slug", "maker"])
manage("makemigrations", "shop")
(latest,) = [p.stem for p in shop.glob("migrations/0010*")]
old = historical(latest)
same("Meta options", list(old._meta.ordering), ["name"])
same("own methods", (hasattr(old, "whisper"), old.save is models.Model.save), (False, True))
same("managers", (hasattr(old, "published"), hasattr(old, "cheap")), (True, False))
for file in shop.glob("migrations/0010*"):
    file.unlink()

# Backwards.
same("unapplied", manage("migrate", "shop", "0007")[0], 0)
migration("0008_fill_slugs", card.replace(", reverse_code=migrations.RunPython.noop", ""))
manage("migrate", "shop")
raises(IrreversibleError, manage, "migrate", "shop", "0007")
migration("0008_fill_slugs", card)
manage("migrate", "shop", "0007")

# A model of another app needs a dependency on that app, on a new database at least.
MigrationRecorder(connection).record_unapplied("sessions", "0001_initial")
with connection.cursor() as cursor:
    cursor.execute("DROP TABLE django_session")
foreign = card.replace('"shop", "Product"', '"sessions", "Session"').replace("for product", "return\n    for product")
migration("0008_fill_slugs", foreign)
raises(LookupError, manage, "migrate", "shop", "0008")
migration("0008_fill_slugs", foreign.replace("dependencies = [", 'dependencies = [("sessions", "0001_initial"), '))
same("with the dependency", manage("migrate", "shop", "0008")[0], 0)
manage("migrate", "shop", "0007")

# Data and schema in one migration, with a foreign key check pending.
mixed = card.replace("product.slug =", "product.maker = apps.get_model('auth', 'User').objects.create(); product.slug =").replace(
    'fields=["slug"]', 'fields=["slug", "maker"]'
)
both = mixed.replace("RunPython.noop)]", "RunPython.noop), migrations.RunSQL('ALTER TABLE shop_product ADD COLUMN x int')]")
Product.objects.update(slug="")
migration("0008_fill_slugs", both)
raises(OperationalError, manage, "migrate", "shop", "0008")
migration("0008_fill_slugs", mixed)
same("apart from each other", (manage("migrate", "shop", "0008")[0], manage("migrate", "shop")[0]), (0, 0))
