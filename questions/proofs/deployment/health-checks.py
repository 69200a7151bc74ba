# needs: psycopg
# shows: 1 2 3 4 5
from unittest import mock

from django.core import mail
from django.db import OperationalError
from django.db.backends.base.base import BaseDatabaseWrapper

from django.db import connection
from django.http import HttpResponse

class Health:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.path not in ("/live", "/ready"):
            return self.get_response(request)
        if request.path == "/ready":
            with connection.cursor() as cursor:
                cursor.execute("SELECT 1")
        return HttpResponse("ok")


def ok(request):
    return HttpResponse("view")


urlpatterns = [path("live", ok), path("ready", ok), path("page", ok)]
COMMON = "django.middleware.common.CommonMiddleware"
SECURITY = "django.middleware.security.SecurityMiddleware"


def status(where, middleware, host="10.0.0.7:8000", **settings_):
    with override_settings(ALLOWED_HOSTS=["shop.example"], MIDDLEWARE=middleware, **settings_):
        return Client(raise_request_exception=False).get(where, headers={"host": host}).status_code


same("as a view", status("/live", [COMMON]), 400)
same("as a view, with a Host header", status("/live", [COMMON], host="shop.example"), 200)
same("middleware behind CommonMiddleware", status("/live", [COMMON, "__main__.Health"]), 400)
for where, expected in (("/live", 0), ("/ready", 1)):
    with queries(where, expected):
        same("first in the list", status(where, ["__main__.Health", SECURITY, COMMON], SECURE_SSL_REDIRECT=True), 200)
same("other pages", status("/page", ["__main__.Health", COMMON], host="shop.example"), 200)
same("other pages, wrong Host", status("/page", ["__main__.Health", COMMON]), 400)
with mock.patch.object(BaseDatabaseWrapper, "cursor", side_effect=OperationalError("down")):
    same("database down", [status(w, ["__main__.Health", COMMON]) for w in ("/live", "/ready")], [200, 500])

# What three failed probes cause.
logging.disable(logging.NOTSET)  # the prelude switches logging off
mail.outbox = []
with mock.patch.object(BaseDatabaseWrapper, "cursor", side_effect=OperationalError("down")):
    sent = {"ADMINS": ["ops@example.com"], "EMAIL_BACKEND": "django.core.mail.backends.locmem.EmailBackend"}
    for _ in range(3):
        status("/ready", ["__main__.Health", COMMON], **sent)
same("mails of three failed probes", len(mail.outbox), 3)

# A database host that takes connections and never answers, and a server with one worker.
import socket
from threading import Thread
from urllib.request import urlopen
from wsgiref.simple_server import WSGIRequestHandler, make_server

from django.core.wsgi import get_wsgi_application
from django.db import ConnectionHandler
from django.utils.connection import ConnectionProxy

logging.disable(logging.CRITICAL)


class Quiet(WSGIRequestHandler):
    def log_message(self, *args):
        pass


def live_after_ready(seconds, **options):
    """Whether /live is answered in time while a probe of /ready may still wait."""
    global connection
    silent = socket.create_server(("127.0.0.1", 0))
    there = {"HOST": "127.0.0.1", "PORT": str(silent.getsockname()[1])}
    silent_db = {"ENGINE": "django.db.backends.postgresql", "NAME": "shop", "OPTIONS": options, **there}
    connection, before = ConnectionProxy(ConnectionHandler({"default": silent_db}), "default"), connection
    server = make_server("127.0.0.1", 0, get_wsgi_application(), handler_class=Quiet)
    server.handle_error = lambda *args: None  # the probe has left
    Thread(target=server.serve_forever, daemon=True).start()
    answers = []
    for where, timeout in (("/ready", 1), ("/live", seconds)):
        try:
            answers.append(urlopen(f"http://127.0.0.1:{server.server_port}{where}", timeout=timeout).status)
        except TimeoutError:
            answers.append("timed out")
    silent.close()  # the connection fails now
    server.shutdown()
    server.server_close()
    connection = before
    return answers


with override_settings(MIDDLEWARE=["__main__.Health", COMMON]):
    same("/ready, /live", live_after_ready(4), ["timed out", "timed out"])
    same("with connect_timeout", live_after_ready(4, connect_timeout=2), ["timed out", 200])
