from django.conf import LazySettings

settings.PAGE_SIZE = 50
PAGE = settings.PAGE_SIZE


def page_size():
    return getattr(settings, "PAGE_SIZE", 50)


with override_settings(PAGE_SIZE=2):
    same("module constant, function", (PAGE, page_size()), (50, 2))
same("a proxy, no module", type(settings), LazySettings)
raises(ImportError, __import__, "django.conf.settings.DEBUG")
same("from global_settings", settings.APPEND_SLASH, True)
raises(RuntimeError, settings.configure, DEBUG=True)
import os
import subprocess

env = {k: v for k, v in os.environ.items() if k != "DJANGO_SETTINGS_MODULE"}
lazy = "from django.conf import settings; print(settings.configured); settings.configure(X=1); print(settings.configured, settings.X)"
same("loaded on first access", subprocess.run([sys.executable, "-c", lazy], env=env, capture_output=True, text=True).stdout.split(), ["False", "True", "1"])
