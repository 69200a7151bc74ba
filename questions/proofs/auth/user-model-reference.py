# shows: 1 2 3 4
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser


class Early(models.Model):
    """Made before the user model: the string waits for it."""

    user = models.ForeignKey("blog.Account", models.CASCADE, related_name="+")


same("still a string", Early._meta.get_field("user").remote_field.model, "blog.Account")
with override_settings(AUTH_USER_MODEL="blog.Account"):
    raises(ImproperlyConfigured, get_user_model)  # the class is not there yet

    class Account(AbstractUser):
        groups = user_permissions = None

    class Right(models.Model):
        user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")

    class Wrong(models.Model):
        user = models.ForeignKey(User, models.CASCADE, related_name="+")

    same("resolved", Early._meta.get_field("user").related_model, Account)
    same("get_user_model()", get_user_model(), Account)
    same("the setting in a field", Right._meta.get_field("user").related_model, Account)
    raises(AttributeError, lambda: User.objects)
    same("a view finds", Account.objects.model, get_user_model())
    found = {cls.__name__: [m.id for m in cls.check()] for cls in (Right, Wrong)}
    same("system check", found, {"Right": [], "Wrong": ["fields.E301"]})

# At module level: an app that stands before the one of the user model.
import subprocess
import tempfile
from pathlib import Path

root = Path(tempfile.mkdtemp())
EARLY = "from django.contrib.auth import get_user_model\nUser = get_user_model()\n"
ACCOUNTS = "from django.contrib.auth.models import AbstractUser\nclass User(AbstractUser):\n    pass\n"
for app, models_ in (("early", EARLY), ("accounts", ACCOUNTS)):
    (root / app).mkdir()
    (root / app / "__init__.py").touch()
    (root / app / "models.py").write_text(models_)
APPS = '["early", "django.contrib.contenttypes", "django.contrib.auth", "accounts"]'
(root / "proj.py").write_text(f'SECRET_KEY = "x"\nAUTH_USER_MODEL = "accounts.User"\nINSTALLED_APPS = {APPS}\n')
LOAD = "import django; django.setup(); import early.models; print(early.models.User._meta.label)"


def load():
    env = {**os.environ, "DJANGO_SETTINGS_MODULE": "proj", "PYTHONPATH": "."}
    done = subprocess.run([sys.executable, "-c", LOAD], cwd=root, env=env, capture_output=True, text=True)
    return (done.stdout or done.stderr).strip().splitlines()[-1]


same("in a models module", load(), "accounts.User")
(root / "early" / "__init__.py").write_text(EARLY)
same("in the package, which is imported before any models", load().split(":")[0], "django.core.exceptions.AppRegistryNotReady")
(root / "early" / "__init__.py").write_text("")
(root / "accounts" / "models.py").write_text("import early.models\n" + ACCOUNTS)
(root / "proj.py").write_text((root / "proj.py").read_text().replace('["early", ', '["accounts", ').replace('"accounts"]', '"early"]'))
same("the user model's module imports the app", load().split(":")[0], "django.core.exceptions.ImproperlyConfigured")
(root / "early" / "models.py").write_text("""from django.conf import settings
from django.db import models

class Note(models.Model):
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE)

User = Note
""")
same("with the setting", load(), "early.Note")
