import subprocess

base = {
    "version": 1,
    "formatters": {"f": {"format": "%(name)s:%(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "f"}},
    "root": {"handlers": ["console"], "level": "INFO"},
}
keep = base | {"disable_existing_loggers": False}
named = keep | {"loggers": {"django": {"level": "INFO"}}}
script = """
import logging, django
from django.conf import settings
early = logging.getLogger("shop.orders")
settings.configure(DEBUG={debug}, LOGGING={logging!r})
django.setup()
logging.getLogger("django.request").warning("404")
early.info("paid")
"""


def lines(logging, debug=False):
    code = script.format(debug=debug, logging=logging)
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stderr.split()


same("no LOGGING, DEBUG off", lines({}), [])
same("disable_existing_loggers left out", lines(base), [])
same("False", lines(keep), ["django.request:404", "shop.orders:paid"])
same("False, DEBUG on: twice", lines(keep, True), ["404", "django.request:404", "shop.orders:paid"])
same("django named, DEBUG on: once", lines(named, True), ["django.request:404", "shop.orders:paid"])
