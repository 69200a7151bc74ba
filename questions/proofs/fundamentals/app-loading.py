import subprocess
import tempfile
from pathlib import Path

root = Path(tempfile.mkdtemp())
(root / "shop").mkdir()
(root / "shop/models.py").write_text("from django.db import models\n\n\nclass Item(models.Model):\n    pass\n")
(root / "shop/services.py").write_text("from .models import Item\n\n\ndef place_order():\n    return Item.__name__\n")
script = """
import django
from django.conf import settings
settings.configure(INSTALLED_APPS=["shop"])
try:
    django.setup()
    import shop
    print(shop.place_order())
except Exception as error:
    print(type(error).__name__, error)
"""
forgot = "from django.conf import settings; settings.configure(INSTALLED_APPS=['shop']); from shop.models import Item"


def run(init, code=script):
    (root / "shop/__init__.py").write_text(init)
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True)
    return (done.stdout or done.stderr.splitlines()[-1]).strip()


same("import in __init__", run("from .services import place_order\n"), "AppRegistryNotReady Apps aren't loaded yet.")
deferred = "def place_order(*args, **kwargs):\n    from .services import place_order as _place_order\n\n    return _place_order(*args, **kwargs)\n"
same("deferred", run(deferred), "Item")
same("no django.setup()", run("", forgot).endswith("AppRegistryNotReady: Apps aren't loaded yet."), True)
