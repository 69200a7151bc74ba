# shows: 1 2 3 4
import subprocess

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {"django": {"level": "INFO"}},
}
first = {k: v for k, v in LOGGING.items() if k not in ("disable_existing_loggers", "loggers")}
keep = {k: v for k, v in LOGGING.items() if k != "loggers"}
script = """
import logging, django, sys
early, child = logging.getLogger("shop.orders"), logging.getLogger("shop.orders.paid")
from django.conf import settings
from django.core import mail
from django.http import HttpResponse
from django.test import Client
from django.urls import path
people = dict(ADMINS=["a@example.com"] if django.VERSION >= (6,) else [("a", "a@example.com")])
backend = "django.core.mail.backends.locmem.EmailBackend"
people |= dict(MAILERS={{"default": {{"BACKEND": backend}}}}) if django.VERSION >= (6, 1) else dict(EMAIL_BACKEND=backend)
settings.configure(SECRET_KEY="x", DEBUG={debug}, LOGGING={logging!r}, ROOT_URLCONF="__main__", ALLOWED_HOSTS=["testserver"], **people,
    DATABASES={{"default": {{"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}}})
django.setup()
mail.outbox = []
urlpatterns = [path("teapot/", lambda r: HttpResponse(status=418)), path("busy/", lambda r: HttpResponse(status=503))]
client = Client(raise_request_exception=False)
client.get("/teapot/"); client.get("/busy/")
print(len(mail.outbox))
early.debug("own debug"); early.info("own info"); child.info("own child"); early.error("own error")
from django.db import connection
with connection.cursor() as cursor:
    cursor.execute("SELECT 42")
"""


def lines(logging, debug=False):
    done = subprocess.run([sys.executable, "-c", script.format(debug=debug, logging=logging)], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    said = [x for x in ("418", "/teapot/", "/busy/", "own debug", "own info", "own child", "own error", ") SELECT 42;") for line in done.stderr.splitlines() if x in line]
    return int(done.stdout), said


own = ["own info", "own child", "own error"]  # from INFO up
same("no LOGGING, DEBUG off: mails, stderr", lines({}), (1, ["own error"]))
same("no LOGGING, DEBUG on", lines({}, True), (0, ["/teapot/", "/busy/", "own error"]))
assert "root" in first
same("disable_existing_loggers left out, root named", lines(first), (0, []))
named = first | {"loggers": {"shop": {}}}
same("left out, a parent named", lines(named), (0, own))
same("False, DEBUG off", lines(keep), (1, ["/teapot/", "/busy/", *own]))
same("False, DEBUG on: twice", lines(keep, True), (0, ["/teapot/"] * 2 + ["/busy/"] * 2 + own))
for debug in (False, True):
    same(f"the card's, DEBUG {debug}", lines(LOGGING, debug), (0, ["/teapot/", "/busy/", *own]))
sql = LOGGING | {"loggers": {"django": {"level": "INFO"}, "django.db.backends": {"level": "DEBUG"}}}
same("SQL at DEBUG, setting on and off", [") SELECT 42;" in lines(sql, debug)[1] for debug in (True, False)], [True, False])

# Levels, and a request id.
import asyncio
import contextvars
import threading

logging.disable(logging.NOTSET)
records = []


class Keep(logging.Handler):
    def emit(self, record):
        records.append(record)


request_id, local = contextvars.ContextVar("request_id", default="-"), threading.local()


class AddId(logging.Filter):
    def filter(self, record):
        record.request_id, record.local_id = request_id.get(), getattr(local, "id", "-")
        return True


keeper = Keep()
keeper.addFilter(AddId())
for name in ("django", "shop"):
    logger = logging.getLogger(name)
    logger.handlers, logger.propagate = [keeper], False
    logger.setLevel("INFO")


class Ids:
    sync_capable, async_capable = False, True

    def __init__(self, get_response):
        self.get_response = get_response
        from inspect import markcoroutinefunction

        markcoroutinefunction(self)

    async def __call__(self, request):
        request_id.set(request.GET.get("id"))
        local.id = request.GET.get("id")
        return await self.get_response(request)


async def view(request, status):
    await asyncio.sleep(0.05)
    logging.getLogger("shop.orders").info("here %s", request.GET.get("id"))
    return HttpResponse(status=status)


urlpatterns[:] = [path("<int:status>/", view)]
client = Client()
for status in (404, 410, 500, 503):
    client.get(f"/{status}/")
same("4xx and 5xx", [(r.name, r.levelname) for r in records if r.name != "shop.orders"], [("django.request", level) for level in ("WARNING", "WARNING", "ERROR", "ERROR")])
records.clear()


async def many():
    await asyncio.gather(*(AsyncClient().get(f"/200/?id={i}") for i in range(3)))


with override_settings(MIDDLEWARE=["__main__.Ids"]):
    asyncio.run(many())
got = [(r.getMessage(), r.request_id, r.local_id) for r in records]
print(got)
assert len(got) == 3 and all(message == f"here {rid}" for message, rid, _ in got)
assert len({lid for _, _, lid in got}) == 1  # one thread, the last request's id
