# shows: 1 3 4 5
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
