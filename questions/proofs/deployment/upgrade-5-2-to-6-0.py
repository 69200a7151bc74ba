# shows: 2 3 4 5 7
import io
import pathlib
import tempfile
from importlib.metadata import metadata

import django.conf.global_settings as defaults
from django.core.mail import EmailMessage
from django.core.management import call_command
from django.db.backends.postgresql.features import DatabaseFeatures as PostgreSQL
from django.utils.html import format_html

same("Python", metadata("Django")["Requires-Python"], ">=3.12")
print("PostgreSQL", PostgreSQL.minimum_database_version)
assert PostgreSQL.minimum_database_version >= (14,)

# Old migrations, as 5.2 wrote them, of three apps: of them till chose the type of its keys.
folder = pathlib.Path(tempfile.mkdtemp())
for app in ("shop", "till", "cafe"):
    (folder / app / "migrations").mkdir(parents=True)
    (folder / app / "__init__.py").touch()
    (folder / app / "migrations" / "__init__.py").touch()
    (folder / app / "models.py").write_text("from django.db import models\nclass Cart(models.Model):\n    near = models.ManyToManyField('self')\n")
    (folder / app / "migrations" / "0001_initial.py").write_text("""
from django.db import migrations, models
class Migration(migrations.Migration):
    initial = True
    operations = [migrations.CreateModel("Cart", [
        ("id", models.AutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
        ("near", models.ManyToManyField(__name__.split(".")[0] + ".cart")),
    ])]
""")
(folder / "till" / "apps.py").write_text("""
from django.apps import AppConfig
class Till(AppConfig):
    name = "till"
    default_auto_field = "django.db.models.AutoField"
""")
sys.path.insert(0, str(folder))
use(DEFAULT_AUTO_FIELD=defaults.DEFAULT_AUTO_FIELD)
use("shop", "till")
call_command("makemigrations", "till", check=True, dry_run=True)
raises(SystemExit, call_command, "makemigrations", "shop", check=True, dry_run=True)
plan = io.StringIO()
call_command("makemigrations", "shop", dry_run=True, stdout=plan)
lines = [line.strip(" +-~") for line in plan.getvalue().splitlines() if line.startswith("    ")]
same("only the model's key, not that of its automatic table", lines, ["Alter field id on cart"])
altered = apps.get_model("shop", "Cart")._meta.pk
same("automatic key of shop", type(altered).__name__, "BigAutoField")
use(DEFAULT_AUTO_FIELD="django.db.models.AutoField")  # what keeps the schema
use("cafe")
call_command("makemigrations", "cafe", check=True, dry_run=True)

# With an error, in an old migration too.
old = folder / "shop" / "migrations" / "0002_positive.py"
old.write_text("""
from django.db import migrations, models
class Migration(migrations.Migration):
    dependencies = [("shop", "0001_initial")]
    operations = [
        migrations.AddConstraint("cart", models.CheckConstraint(check=models.Q(id__gte=0), name="positive"))
    ]
""")
raises(TypeError, call_command, "migrate", "shop", verbosity=0)
old.write_text(old.read_text().replace("check=", "condition="))
call_command("migrate", "shop", verbosity=0)
raises(TypeError, Author(name="ann").save, True)
raises(TypeError, format_html, "<br>")

# Silently.
same("URLField", forms.URLField().clean("example.com"), "https://example.com")
calls = []


class Slug(models.CharField):
    def pre_save(self, instance, add):
        calls.append(add)
        return super().pre_save(instance, add)


class Page(models.Model):
    slug = Slug(max_length=20)


create(Page)
Page.objects.create(slug="a")
print("pre_save() of one insert:", len(calls))
assert len(calls) > 1 and all(calls)


class Branded(EmailMessage):
    def _create_message(self, msg):
        calls.append("mail")
        return super()._create_message(msg)


# Another KEY_PREFIX: what the old version pickled is not read, and sessions in the cache end.
from django.core.cache import cache

LOCMEM = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "shared"}
urlpatterns = [path("", lambda request: HttpResponse(request.user.username))]
use(SESSION_ENGINE="django.contrib.sessions.backends.cache", CACHES={"default": LOCMEM})
client, found = Client(), []
client.force_login(User.objects.create_user("ann"))
cache.set("pickled", "by 5.2")
for prefix in ("", "6.0"):
    with override_settings(CACHES={"default": LOCMEM | {"KEY_PREFIX": prefix}}):
        found.append((cache.get("pickled"), client.get("/").text))
same("cache and session before and after", found, [("by 5.2", "ann"), (None, "")])

calls.clear()
Branded("s", "b", "a@x.de", ["b@x.de"]).message()
same("_create_message() of a subclass", calls, [])
