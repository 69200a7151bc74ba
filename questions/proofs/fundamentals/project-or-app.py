import subprocess

script = """
import sys, types, django
from django.apps import AppConfig
from django.conf import settings
for name in ("payments", "vendor", "vendor.payments"):
    module = types.ModuleType(name)
    module.__path__ = ["/nowhere"]
    module.__file__ = "/nowhere/__init__.py"
    sys.modules[name] = module

class VendorPaymentsConfig(AppConfig):
    name, label, path = "vendor.payments", "vendor_payments", "/nowhere"

settings.configure(INSTALLED_APPS=["payments", {second!r}])
try:
    django.setup()
except Exception as error:
    print(type(error).__name__, error)
else:
    from django.apps import apps
    print(sorted(apps.app_configs))
"""


def run(second):
    return subprocess.run([sys.executable, "-c", script.format(second=second)], capture_output=True, text=True).stdout.strip()


same("two payments", run("vendor.payments"), "ImproperlyConfigured Application labels aren't unique, duplicates: payments")
same("relabelled", run("__main__.VendorPaymentsConfig"), "['payments', 'vendor_payments']")
