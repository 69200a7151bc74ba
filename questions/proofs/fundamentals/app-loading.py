# shows: 1 2 3 4 5
import subprocess
import tempfile
from pathlib import Path

CARD = """
# shop/__init__.py
def place_order(*args, **kwargs):
    from .services import place_order as _place_order

    return _place_order(*args, **kwargs)
"""
ITEM = "from django.db import models\n\n\nclass Item(models.Model):\n    pass\n"
SERVICE = "from .models import Item\n\n\ndef place_order(n):\n    return Item.__name__ * n\n"
CONFIG = "from django.apps import AppConfig\nclass C(AppConfig):\n    name = 'shop'\n    def ready(self): print('ready', end=' ')\n"
root = Path(tempfile.mkdtemp())
env = {k: v for k, v in os.environ.items() if k != "DJANGO_SETTINGS_MODULE"}
(root / "config.py").write_text(
    "print('settings', end=' ')\nINSTALLED_APPS = ['django.contrib.contenttypes', 'django.contrib.auth', 'shop', 'depot']\n"
    "DATABASES = {'default': {'ENGINE': 'django.db.backends.sqlite3', 'NAME': ':memory:'}}\nLOGGING, LOGGING_CONFIG = {'version': 1}, 'config.log'\n"
    "def log(config): print('logging', end=' ')\n"
)
(root / "manage.py").write_text("import sys\nfrom django.core.management import execute_from_command_line as run\nif __name__ == '__main__':\n    run(sys.argv)\n")


def run(*args, init="", apps=CONFIG, models=ITEM, services=SERVICE, **more):
    for app in ("shop", "depot"):
        (root / app).mkdir(exist_ok=True)
        (root / app / "__init__.py").write_text(init if app == "shop" else "")
        (root / app / "apps.py").write_text(apps if app == "shop" else CONFIG.replace("shop", app))
        (root / app / "models.py").write_text(models if app == "shop" else "")
    (root / "shop/services.py").write_text(services)
    for name, text in more.items():
        (root / f"shop/{name}.py").write_text(text)
    done = subprocess.run([sys.executable, *args], cwd=root, capture_output=True, text=True, env=env | {"DJANGO_SETTINGS_MODULE": "config"})
    run.stderr = done.stderr
    return done.stdout.strip() if done.returncode == 0 else done.stderr.strip().splitlines()[-1]


NOT_READY = "django.core.exceptions.AppRegistryNotReady: Apps aren't loaded yet."
call = "import django; django.setup(); import shop; print(shop.place_order(2))"
for command in ("migrate", "check"):
    same(f"import in __init__.py: {command}", run("manage.py", command, init="from .services import place_order\n"), NOT_READY)
assert "in place_order" not in run.stderr and "models/base.py" in run.stderr and "get_containing_app_config" in run.stderr
same("import in apps.py", run("-c", call, apps="from .services import place_order\n" + CONFIG), NOT_READY)
quiet = CONFIG.replace("print('ready', end=' ')", "pass")
same("the card's", run("-c", call, init=CARD, apps=quiet).split()[-1], "ItemItem")

say = "print('{} %s' % __name__, end=' ')\n"
order = run("-c", "import django; django.setup()", init=say.format("import"), apps=say.format("import") + CONFIG, models=say.format("import") + ITEM)
same("the order", order, "settings logging import shop import shop.apps import shop.models ready ready")
assert run("-c", "import django; django.setup()", models="from django.contrib.auth.models import User\n" + ITEM).endswith("ready ready")

# Phase two: a query is possible, and warns. A model that nobody may use yet in phase one.
query = ITEM + "\n\nfrom django.db import connection\nwith connection.cursor() as cursor:\n    print(cursor.execute('SELECT 42').fetchone()[0])\n"
same("a query in phase two", run("-W", "always", "-c", "import django; django.setup()", models=query).split()[2], "42")
assert "RuntimeWarning: Accessing the database during app initialization is discouraged" in run.stderr
ready = CONFIG.replace("print('ready', end=' ')", "from .services import place_order; print(place_order(1))")
same("phase three", run("-c", "import django; django.setup()", apps=ready).split()[-2], "Item")

# Nobody called django.setup().
same("a script", run("-c", "from shop.models import Item"), NOT_READY)
pool = """
import multiprocessing, sys
from shop.jobs import job
if __name__ == "__main__":
    import django
    django.setup()
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        print(pool.map(job, [1]))
"""
(root / "pool.py").write_text(pool)
JOB = "def job(x):\n    {}from shop.models import Item\n    return Item.__name__\n"
same("a spawned child", run("pool.py", jobs=JOB.format("")), NOT_READY)
same("a spawned child with setup()", run("pool.py", jobs=JOB.format("import django; django.setup()\n    ")).split()[-1], "['Item']")
for name in ("wsgi", "asgi"):
    entry = f"from django.core.{name} import get_{name}_application as get; get(); from shop.models import Item; print(Item.__name__)"
    same(name, run("-c", entry).split()[-1], "Item")

# A cycle; names instead of imports.
cycle = run("-c", "import django; django.setup()", models="from .services import place_order\n" + ITEM)
print(cycle)
assert cycle.startswith("ImportError: cannot import name 'Item' from partially initialized module 'shop.models'")
missing = run("-c", "import django; django.setup(); from shop.models import Itme")
print(missing)
assert missing.startswith("ImportError: cannot import name 'Itme' from 'shop.models'")
names = "from typing import TYPE_CHECKING\nfrom django.conf import settings\nif TYPE_CHECKING:\n    from .models import Item\n\n\ndef place_order(item: 'Item'):\n    pass\n"
by_name = ITEM.replace("    pass", "    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE)\n    parent = models.ForeignKey('shop.Item', models.CASCADE)")
done = run("-c", "import django; django.setup(); from shop.models import Item; print(Item.user.field.related_model.__name__, Item.parent.field.related_model.__name__)",
    models="from django.conf import settings\nfrom .services import place_order\n" + by_name, services=names, apps=quiet)
same("strings and AUTH_USER_MODEL", done.split()[-2:], ["User", "Item"])
bare = names.replace("'Item'", "Item") + "\n\nplace_order.__annotations__\n"  # from Python 3.14 they are evaluated here
assert run("-c", "import django; django.setup(); import shop.services", services=bare).startswith("NameError: name 'Item' is not defined")
assert run("-c", "import django; django.setup(); import shop.services", services=bare.replace(": Item)", ": 'Item')")).endswith("ready ready")

# The follow-ups.
script = "import django\n{}django.setup()\n"
again = run("-c", "import django; django.setup()", models="from . import script\n" + ITEM, script=script.format(""))
same("setup() while loading", again, "RuntimeError: populate() isn't reentrant")
guarded = run("-c", "import django; django.setup()", models="from . import script\n" + ITEM, script=script.format("if __name__ == '__main__':\n    "))
assert guarded.endswith("ready ready")
retry = "import django\ntry:\n    django.setup()\nexcept ZeroDivisionError:\n    django.setup()"
same("a second setup() after one that failed", run("-c", retry, models="1 / 0\n"), "RuntimeError: populate() isn't reentrant")
user = "from django.contrib.auth import get_user_model\nUser = get_user_model()\n"
same("get_user_model() in __init__.py", run("-c", "import django; django.setup()", init=user), NOT_READY)
same("in apps.py", run("-c", "import django; django.setup()", apps=user + CONFIG), NOT_READY)
assert run("-c", "import django; django.setup()", models=user + ITEM).endswith("ready ready")
(root / "own.py").write_text("from config import *\nAUTH_USER_MODEL = 'depot.User'\nINSTALLED_APPS = INSTALLED_APPS[:2] + ['depot', 'shop']\n")
OWN = "from django.contrib.auth.models import AbstractUser\n\n\nclass User(AbstractUser):\n    pass\n"


def own(models):
    """A project whose user model is in depot, which comes before shop."""
    run("-c", "pass", models=user + ITEM)
    (root / "depot/models.py").write_text(models)
    code = "import os; os.environ['DJANGO_SETTINGS_MODULE'] = 'own'; import django; django.setup()"
    return subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, env=env)


same("a user model of one's own", own(OWN).returncode, 0)
early = own("from shop.models import Item\n" + OWN).stderr.splitlines()[-1]
same("its module imports shop.models", early, "django.core.exceptions.ImproperlyConfigured: AUTH_USER_MODEL refers to model 'depot.User' that has not been installed")
