# shows: 1 2 3 4
import pathlib
import tempfile

from django.core.management import call_command
from django.urls import register_converter
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

q = models.Q(total__gte=0)
order = Order.objects.create(number="1")
raises(TypeError, models.CheckConstraint, check=q, name="positive_total")
raises(TypeError, order.save, False, True)
raises(TypeError, format_html, "<br>")
same("URLField", forms.URLField().clean("example.com"), "https://example.com")

# The card's replacements.
models.CheckConstraint(condition=q, name="positive_total")
order.save(force_insert=False, force_update=True)
same("mark_safe()", type(mark_safe("<br>")), SafeString)

# An old migration, on a fresh database.
folder = pathlib.Path(tempfile.mkdtemp())
(folder / "shop" / "migrations").mkdir(parents=True)
(folder / "shop" / "__init__.py").touch()
(folder / "shop" / "migrations" / "__init__.py").touch()
old = folder / "shop" / "migrations" / "0001_initial.py"
old.write_text("""
from django.db import migrations, models
class Migration(migrations.Migration):
    operations = [
        migrations.CreateModel("Cart", [("id", models.BigAutoField(primary_key=True)), ("total", models.IntegerField())]),
        migrations.AddConstraint("cart", models.CheckConstraint(check=models.Q(total__gte=0), name="positive")),
    ]
""")
sys.path.insert(0, str(folder))
use("shop")
raises(TypeError, call_command, "migrate", "shop", verbosity=0)
old.write_text(old.read_text().replace("check=", "condition="))
call_command("migrate", "shop", verbosity=0)
with connection.cursor() as cursor:
    cursor.execute("INSERT INTO shop_cart (id, total) VALUES (1, 1)")
    raises(IntegrityError, cursor.execute, "INSERT INTO shop_cart (id, total) VALUES (2, -1)")


# Also removed.
class Other:
    regex = "x"


raises(ValueError, register_converter, Other, "int")
from django.contrib.admin import ModelAdmin
from django.db.models.fields.related_descriptors import ForwardManyToOneDescriptor
from django.forms import renderers

assert hasattr(ForwardManyToOneDescriptor, "get_prefetch_querysets")
for owner, name in (
    (ForwardManyToOneDescriptor, "get_prefetch_queryset"), (ModelAdmin, "log_deletion"),
    (renderers, "DjangoDivFormRenderer"), (renderers, "Jinja2DivFormRenderer"),
):
    same(name, hasattr(owner, name), False)
