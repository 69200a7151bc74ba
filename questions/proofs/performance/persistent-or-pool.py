# needs: postgresql
# shows: 1 2 4
import asyncio
import gc
import time
import warnings

from django.core.asgi import get_asgi_application
from django.core.wsgi import get_wsgi_application
from django.db import connections

same("by default", (connection.settings_dict["CONN_MAX_AGE"], connection.settings_dict["CONN_HEALTH_CHECKS"]), (0, False))


def backend(request):
    """Which connection of the server a request uses."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return HttpResponse(str(cursor.fetchone()[0]))


urlpatterns = [path("", backend)]
use(MIDDLEWARE=[])
connections.settings["default"]["CONN_MAX_AGE"] = connection.settings_dict["CONN_MAX_AGE"] = 600
SCOPE = {
    "type": "http", "http_version": "1.1", "method": "GET", "path": "/", "query_string": b"",
    "headers": [(b"host", b"testserver")], "server": ("testserver", 80), "scheme": "http",
}


async def get(application):
    body = []

    async def receive():
        if body or receive.read:
            await asyncio.Event().wait()  # the client stays
        receive.read = True
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message):
        body.append(message.get("body", b""))

    receive.read = False
    await application(dict(SCOPE), receive, send)
    return int(b"".join(body))


async def ten(application):
    return [await get(application) for request in range(10)]


def wsgi():
    response = get_wsgi_application()(dict(rf.get("/").environ), lambda *args: None)
    pid = int(b"".join(response))
    response.close()
    return pid


same("WSGI, one thread: connections of ten requests", len({wsgi() for request in range(10)}), 1)
gc.disable()
pids = asyncio.run(ten(get_asgi_application()))
same("ASGI: connections of ten requests", len(set(pids)), 10)


def still_open(expected):
    """How many are, once the server has noticed."""
    for attempt in range(100):
        with connection.cursor() as cursor:
            cursor.execute("SELECT COUNT(*) FROM pg_stat_activity WHERE pid = ANY(%s)", [pids])
            count = cursor.fetchone()[0]
        if count == expected:
            break
        time.sleep(0.02)
    return count


same("of these still open", still_open(10), 10)
with warnings.catch_warnings():
    warnings.simplefilter("ignore", ResourceWarning)
    gc.collect()
same("after the garbage collection", still_open(0), 0)
connections.settings["default"]["CONN_MAX_AGE"] = 0
pids = asyncio.run(ten(get_asgi_application()))
same("with CONN_MAX_AGE = 0 still open", still_open(0), 0)

connections.settings["pg"] = dict(
    connections.settings["default"], CONN_MAX_AGE=600,
    OPTIONS={"pool": {"min_size": 2, "max_size": 10, "timeout": 5}},
)
error = raises(ImproperlyConfigured, connections["pg"].ensure_connection)
assert "Pooling doesn't support persistent connections" in str(error)
