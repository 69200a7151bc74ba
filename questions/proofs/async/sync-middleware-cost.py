# shows: 1 2 3 4 6 7
import asyncio
import contextlib
import glob
import importlib
import io
import logging.config
import threading

from asgiref.sync import SyncToAsync, iscoroutinefunction
from django.core.handlers.asgi import ASGIHandler
from django.core.signals import request_started
from django.http import StreamingHttpResponse
from django.utils.decorators import sync_and_async_middleware
from django.utils.deprecation import MiddlewareMixin

LOGGING = {
    "version": 1,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "loggers": {
        "django.request": {"handlers": ["console"], "level": "DEBUG"},
    },
}
modes, idents = {}, {}


class OnlySync:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        idents["before"] = threading.get_ident()
        inside.append(request)
        try:
            return self.get_response(request)
        finally:
            inside.remove(request)
            idents["after"] = threading.get_ident()


def hybrid(name):
    @sync_and_async_middleware
    def factory(get_response):
        modes[name] = "async" if iscoroutinefunction(get_response) else "sync"
        if iscoroutinefunction(get_response):

            async def middleware(request):
                return await get_response(request)

        else:

            def middleware(request):
                return get_response(request)

        return middleware

    return factory


outer, middle, inner = hybrid("outer"), hybrid("middle"), hybrid("inner")


async def view(request):
    idents["view"] = threading.get_ident()
    arrived.append(request)
    while len(arrived) < wanted:
        await asyncio.sleep(0.01)
    most.append(len(inside))
    return HttpResponse()


async def parts():
    most.append(len(inside))
    yield "data"


async def stream(request):
    return StreamingHttpResponse(parts())


urlpatterns = [path("view", view), path("stream", stream)]


async def visit(where, handler):
    messages = iter([{"type": "http.request"}])

    async def receive():
        for message in messages:
            return message
        await asyncio.sleep(60)

    async def send(message):
        pass

    await handler({"type": "http", "method": "GET", "path": where, "headers": [], "query_string": b""}, receive, send)


def handler_of(*stack):
    """An ASGI handler with this middleware, and what it said while it was built."""
    modes.clear()
    logging.disable(logging.NOTSET)
    with override_settings(MIDDLEWARE=[f"__main__.{name}" for name in stack], DEBUG=True):
        with contextlib.redirect_stderr(io.StringIO()) as said:
            logging.config.dictConfig(LOGGING)
            handler = ASGIHandler()
    return handler, said.getvalue().splitlines()


def run(where, handler, times=1):
    global wanted
    wanted = times
    for numbers in (inside, arrived, most):
        numbers.clear()

    async def main():
        idents["loop"] = threading.get_ident()
        await asyncio.gather(*(visit(where, handler) for _ in range(times)))

    asyncio.run(main())
    return most


inside, arrived, most = [], [], []
handler, said = handler_of("outer", "middle", "inner")
same("hybrid layers", (modes, said), ({"outer": "async", "middle": "async", "inner": "async"}, []))
handler, said = handler_of("outer", "middle", "OnlySync", "inner")
same("with one layer for WSGI", modes, {"inner": "async", "middle": "sync", "outer": "sync"})
same("the log", said, ["Asynchronous handler adapted for middleware __main__.OnlySync."])
same("two such layers", handler_of("OnlySync", "outer", "OnlySync")[1], said)



# How often a request with Django's own middleware crosses to a thread.
OWN = ["security.SecurityMiddleware", "common.CommonMiddleware", "locale.LocaleMiddleware"]
cross, crossings = SyncToAsync.__call__, []


async def counted(self, *args, **kwargs):
    crossings.append(self.func)
    return await cross(self, *args, **kwargs)


def crossings_of(*stack):
    with override_settings(MIDDLEWARE=stack, ALLOWED_HOSTS=["*"]):
        handler = ASGIHandler()
        crossings.clear()
        same("requests that reach the view", run("/view", handler)[0], int("__main__.OnlySync" in stack))
    return len(crossings)


SyncToAsync.__call__ = counted
own, bare = [f"django.middleware.{name}" for name in OWN], crossings_of()
same("the layer alone", crossings_of("__main__.OnlySync") - bare, 1)
same("innermost, the others share its crossing", crossings_of(*own, "__main__.OnlySync") - bare, 1)
same("outermost, and without it", (crossings_of("__main__.OnlySync", *own) - bare, crossings_of(*own) - bare), (7, 6))
SyncToAsync.__call__ = cross

same("three waiting requests: middleware that waits", run("/view", handler, 3)[0], 3)
run("/view", handler)
same("the view runs on the loop", idents["view"] == idents["loop"], True)
same("the middleware in a thread", (idents["before"] == idents["after"], idents["before"] == idents["loop"]), (True, False))
same("a stream: middleware that waits", run("/stream", handler), [0])
same("without that layer", run("/view", handler_of("outer", "inner")[0], 3)[0], 0)


# Threads while ten requests wait, with the layer and without it, and without the
# receivers of the request's signals.
async def count(request):
    arrived.append(request)
    if len(arrived) == wanted:  # the others wait, and none has ended
        new.append(len(set(threading.enumerate()) - known))
    while len(arrived) < wanted:
        await asyncio.sleep(0.01)
    return HttpResponse()


urlpatterns.append(path("count", count))


def threads_of(*stack):
    handler = handler_of(*stack)[0]
    new.clear()
    known.clear()
    known.update(threading.enumerate())
    run("/count", handler, 10)
    return new[0]


new, known = [], set()
many = [threads_of("OnlySync"), threads_of()]
print("threads of ten requests, with that layer and without:", many)
assert min(many) >= 10
request_started.receivers.clear()
request_started.sender_receivers_cache.clear()
many = [threads_of("OnlySync"), threads_of()]
print("without receivers of request_started:", many)
assert many[0] >= 10 and many[1] < 5



same("no attributes", handler_of("OnlySync")[1], said)  # sync_capable counts as True
same("MiddlewareMixin", (MiddlewareMixin.sync_capable, MiddlewareMixin.async_capable), (True, True))
use("django.contrib.messages", "django.contrib.redirects", "django.contrib.sites", "django.contrib.flatpages")
folder = os.path.dirname(django.__file__)
names = glob.glob("middleware/*.py", root_dir=folder) + glob.glob("contrib/*/middleware.py", root_dir=folder)
modules = [importlib.import_module("django." + name[:-3].replace(os.sep, ".")) for name in names if "__init__" not in name]
found = {v for m in modules for k, v in vars(m).items() if k.endswith("Middleware")}
same("middleware of Django that cannot run either way", [m for m in found if not (m.sync_capable and m.async_capable)], [])
assert len(found) > 15
