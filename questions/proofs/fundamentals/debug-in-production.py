# shows: 1 2 3 4
import subprocess
import tempfile
from pathlib import Path

from django.core import mail
from django.core.exceptions import DisallowedHost
from django.views.decorators.debug import sensitive_variables


def broken(request):
    card = "4111 1111"
    charge()


@sensitive_variables()
def charge():
    pin = "9876"
    raise RuntimeError("x")


def forbidden(request):
    raise PermissionDenied


urlpatterns[:] = [path("", broken), path("forbidden/", forbidden)]
TEMPLATES.update({f"{status}.html": "our own page" for status in (403, 404, 500)})
logging.disable(logging.NOTSET)
logging.getLogger("django").handlers[0].setStream(open(os.devnull, "w"))  # the console
secrets = {"API_KEY": "k-123", "MY_SECRET": "k-123", "PASSPHRASE": "k-123", "TOKEN": "k-123", "DATABASE_URL": "postgres://u:hunter2@db/shop"}
people = {"ADMINS": ["ann@example.com"] if django.VERSION >= (6,) else [("ann", "ann@example.com")]}
if django.VERSION < (6, 1):
    people["EMAIL_BACKEND"] = "django.core.mail.backends.locmem.EmailBackend"
else:
    people["MAILERS"] = {"default": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}}
mail.outbox = []
for debug in (True, False):
    with override_settings(DEBUG=debug, **secrets, **people):
        client = Client(raise_request_exception=False)
        page = client.get("/").content.decode()
        own = [client.get(url).text == "our own page" for url in ("/", "/nowhere/", "/forbidden/")]
    same(f"DEBUG={debug}: local variable, file path, setting", [x in page for x in ("4111 1111", django.__file__.rsplit("/", 1)[0], "DATABASE_URL")], [debug] * 3)
    same("password in DATABASE_URL, @sensitive_variables, masked settings", [x in page for x in ("hunter2", "9876", "k-123")], [debug, debug, False])
    same("own 500, 404 and 403 page, mails to ADMINS", (own, len(mail.outbox)), ([not debug, not debug, True], 0 if debug else 2))
logging.disable(logging.CRITICAL)

with override_settings(DEBUG=True):
    Tag.objects.count()
    same("queries recorded", [q["sql"] for q in connection.queries][-1:], ['SELECT COUNT(*) AS "__count" FROM "blog_tag"'])
    for _ in range(9000):
        connection.queries_log.append({})
    Tag.objects.count()
with warnings.catch_warnings(record=True):
    warnings.simplefilter("always")
    same("at most", len(connection.queries), 9000)
connection.queries_log.clear()
Tag.objects.count()
same("DEBUG off", len(connection.queries), 0)

for debug in (True, False):
    with override_settings(DEBUG=debug, ALLOWED_HOSTS=[]):
        request = rf.get("/", headers={"host": "localhost"})
        if debug:
            same("localhost with an empty ALLOWED_HOSTS, DEBUG on", request.get_host(), "localhost")
        else:
            raises(DisallowedHost, request.get_host)

root = Path(tempfile.mkdtemp())
env = {k: v for k, v in os.environ.items() if k != "DJANGO_SETTINGS_MODULE"}
subprocess.run([sys.executable, "-m", "django", "startproject", "config", "."], cwd=root, env=env)
ask = """
import os, django
os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
django.setup()
from django.conf import settings
from django.contrib.staticfiles.management.commands.runserver import Command
from django.test import Client
import logging
logging.disable()
settings.DEBUG = {debug}
print(*[Client().get(url, headers={{"host": "localhost"}}).status_code for url in ("/admin/login/", "/nope/")])
settings.ALLOWED_HOSTS = ["*"]
handler = Command().get_handler(use_static_handler=True, insecure_serving=False)
print(type(handler).__name__)
"""
for debug, want in ((False, ["400", "400", "WSGIHandler"]), (True, ["200", "404", "StaticFilesHandler"])):
    done = subprocess.run([sys.executable, "-c", ask.format(debug=debug)], cwd=root, env=env, capture_output=True, text=True)
    same(f"a fresh project, DEBUG={debug}", done.stdout.split() or done.stderr, want)
