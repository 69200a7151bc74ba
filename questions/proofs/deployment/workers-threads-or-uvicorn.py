# shows: 2 3 5
import asyncio
import threading
import time
from concurrent.futures import ThreadPoolExecutor

from django.core.handlers.asgi import ASGIHandler
from django.core.handlers.wsgi import WSGIHandler
from django.db import connections

WAIT = 0.3  # seconds that a page waits for its partner
seen, held = set(), []


def page(request):
    seen.add(threading.get_ident())
    held.append(connections["default"])  # kept, so that no two share an address
    time.sleep(WAIT)
    return HttpResponse("ok")


urlpatterns = [path("page", page)]
use(MIDDLEWARE=[])


# A worker of 8 threads under WSGI.
def wsgi(_):
    environ = rf.get("/page").environ
    return WSGIHandler()(environ, lambda status, headers: None).status_code


for threads, expected in ((1, 8), (8, 1)):
    seen.clear(), held.clear()
    start = time.perf_counter()
    with ThreadPoolExecutor(threads) as pool:
        assert set(pool.map(wsgi, range(8))) == {200}
    took = time.perf_counter() - start
    print(f"8 pages on {threads} threads: {took / WAIT:.1f} waits")
    assert expected * WAIT <= took < (expected + 2) * WAIT, took
    same("threads", len(seen), threads)
    same("connections", len({id(c) for c in held}), threads)


# A hundred requests at once under ASGI.
async def asgi():
    bodies = iter([{"type": "http.request", "body": b"", "more_body": False}])
    sent = []

    async def receive():
        for message in bodies:
            return message
        await asyncio.Event().wait()

    async def send(message):
        sent.append(message)

    scope = {"type": "http", "method": "GET", "path": "/page", "headers": [(b"host", b"testserver")], "query_string": b""}
    await application(scope, receive, send)
    return sent[0]["status"]


async def crowd():
    return await asyncio.gather(*(asgi() for _ in range(100)))


application = ASGIHandler()
seen.clear()
same("status", set(asyncio.run(crowd())), {200})
same("threads of 100 requests under ASGI", len(seen), 100)
