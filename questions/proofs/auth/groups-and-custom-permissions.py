# shows: 1 2 3 4
from django.core.management.sql import emit_post_migrate_signal


class Article(models.Model):
    class Meta:
        permissions = [("publish_article", "Can publish articles")]


def codenames():
    rows = Permission.objects.filter(content_type__model="article")
    return sorted(rows.values_list("codename", flat=True))


create(Article)
same("the table alone makes no permission", codenames(), [])
emit_post_migrate_signal(verbosity=0, interactive=False, db="default")  # the end of migrate
NAMES = [f"{action}_article" for action in ("add", "change", "delete", "publish", "view")]
same("permissions", codenames(), NAMES)
editors, staff = Group.objects.create(name="Editors"), Group.objects.create(name="Staff")
editors.permissions.add(Permission.objects.get(codename="publish_article"))
ann, writer = User.objects.create_user("ann"), User.objects.create_user("writer")
ann.groups.add(editors)


def may_publish():
    return [user.has_perm("blog.publish_article") for user in User.objects.order_by("pk")]


same("editor, writer", may_publish(), [True, False])
ann.groups.set([staff])
same("moved to another group", may_publish(), [False, False])
staff.permissions.add(Permission.objects.get(codename="publish_article"))
same("that got the permission", may_publish(), [True, False])
Article._meta.permissions = []
emit_post_migrate_signal(verbosity=0, interactive=False, db="default")
same("the line is removed, the row stays", codenames(), NAMES)

# The permissions are made by a receiver too, so a receiver of an earlier app comes before it.
import pathlib
import subprocess
import tempfile

folder = pathlib.Path(tempfile.mkdtemp())
(folder / "news").mkdir()
(folder / "news/__init__.py").touch()
(folder / "news/models.py").write_text("""
from django.db import models

class Article(models.Model):
    class Meta:
        permissions = [("publish_article", "Can publish articles")]
""")
(folder / "news/apps.py").write_text("""
from django.apps import AppConfig
from django.db.models.signals import post_migrate

def fill(**kwargs):
    from django.contrib.auth.models import Permission
    print(Permission.objects.filter(codename="publish_article").exists())

class News(AppConfig):
    name = "news"

    def ready(self):
        post_migrate.connect(fill, sender=self)
""")
# An app without the model, and a receiver that no sender limits.
for name, sender in (("shop", "self"), ("any", "None")):
    (folder / name).mkdir()
    (folder / name / "__init__.py").touch()
    (folder / name / "models.py").touch()
    source = (folder / "news/apps.py").read_text()
    (folder / name / "apps.py").write_text(source.replace('"news"', f'"{name}"').replace("sender=self", f"sender={sender}"))
script = """
import django
from django.conf import settings
from django.core.management import call_command
settings.configure(
    INSTALLED_APPS={apps}, DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    DATABASES={{"default": {{"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}}},
)
django.setup()
call_command("migrate", run_syncdb=True, verbosity=0)
"""


def found(*apps):
    done = subprocess.run([sys.executable, "-c", script.format(apps=apps)], cwd=folder, capture_output=True, text=True)
    return done.stdout.split() or done.stderr


django_apps = ["django.contrib.auth", "django.contrib.contenttypes"]
same("a receiver of an app listed after auth, before it", (found(*django_apps, "news"), found("news", *django_apps)), (["True"], ["False"]))
(folder / "news/apps.py").unlink()
same("a receiver of another app that is listed after auth and before news", found(*django_apps, "shop", "news"), ["False"])
same("a receiver without a sender", found(*django_apps, "any", "news"), ["False"] * 3 + ["True"])
