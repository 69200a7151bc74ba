# shows: 1 2 3 4 6
import asyncio
import subprocess
import tempfile
import threading
import time
from pathlib import Path

from django.core.handlers.asgi import ASGIHandler
from django.core.handlers.wsgi import WSGIHandler
from django.http import StreamingHttpResponse

main = threading.get_ident()
threads = set()


async def ticks():
    for _ in range(3):
        await asyncio.sleep(0.2)
        threads.add(threading.get_ident())
        yield b"x"


def sync_ticks():
    for _ in range(3):
        time.sleep(0.2)
        threads.add(threading.get_ident())
        yield b"x"


def stream(request):
    return StreamingHttpResponse(ticks() if "async" in request.GET else sync_ticks())


def sync_view(request):
    time.sleep(0.2)
    return HttpResponse("main" if threading.get_ident() == main else "other")


async def async_view(request):
    await asyncio.sleep(0.2)
    return HttpResponse("main" if threading.get_ident() == main else "other")


urlpatterns[:] = [path("stream/", stream), path("s/", sync_view), path("a/", async_view)]
use(MIDDLEWARE=[])


async def get(handler, url, query=b""):
    """What an ASGI server does; gives the body and the seconds to each message."""
    start, messages = time.perf_counter(), []
    scope = {"type": "http", "http_version": "1.1", "method": "GET", "path": url, "query_string": query, "headers": [(b"host", b"testserver")]}
    incoming = asyncio.Queue()
    incoming.put_nowait({"type": "http.request", "body": b"", "more_body": False})

    async def send(message):
        messages.append((time.perf_counter() - start, message.get("body", b"")))

    await handler(scope, incoming.get, send)
    return b"".join(body for _, body in messages), [t for t, body in messages if body]


async def many(url, n, query=b""):
    handler, start = ASGIHandler(), time.perf_counter()
    got = await asyncio.gather(*(get(handler, url, query) for _ in range(n)))
    return got[0], time.perf_counter() - start


# Streams. Under ASGI 200 of 0.6 s each share the loop's thread; under WSGI one keeps its thread.
threads.clear()
(body, times), took = asyncio.run(many("/stream/", 200, b"async"))
print(f"ASGI: 200 streams of 0.6 s take {took:.1f} s in {len(threads)} thread")
assert (body, threads) == (b"xxx", {main}) and took < 20, (body, threads, took)


# Idle streams: all stay open until the last one has come.
async def idle():
    opened.append(1)
    if len(opened) == 1000:
        alive.append(threading.active_count())
    while len(opened) < 1000:
        await asyncio.sleep(1)
    yield b"x"


opened, alive = [], []
urlpatterns.append(path("idle/", lambda request: StreamingHttpResponse(idle())))
asyncio.run(many("/idle/", 1000))
print(f"ASGI: {alive[0]} threads while 1000 streams are open")
assert alive[0] >= 1000
threads.clear()
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    (body, times), took = asyncio.run(many("/stream/", 1))
same("ASGI, no async iterator", (body, main in threads, times[0] > 0.5, "must consume synchronous iterators" in str(caught[0].message)), (b"xxx", False, True, True))
threads.clear()
start = time.perf_counter()
list(WSGIHandler()(rf.get("/stream/").environ, lambda status, headers: None))
print(f"WSGI: the thread is busy for {time.perf_counter() - start:.1f} s")
assert threads == {main} and time.perf_counter() - start > 0.55

# Views.
(body, _), one = asyncio.run(many("/s/", 1))
same("ASGI: a sync view, not faster", (body, one > 0.19), (b"other", True))
(body, _), ten = asyncio.run(many("/a/", 50))
print(f"ASGI: 50 async views of 0.2 s take {ten:.1f} s")
assert body == b"main" and ten < 5
start = time.perf_counter()
for _ in range(3):
    same("WSGI: an async view", Client().get("/a/").status_code, 200)
assert time.perf_counter() - start > 0.55  # one after the other in this thread


async def websocket():
    await ASGIHandler()({"type": "websocket", "path": "/"}, None, None)


assert "Django can only handle ASGI/HTTP connections" in str(raises(ValueError, asyncio.run, websocket()))

root = Path(tempfile.mkdtemp())
env = {k: v for k, v in os.environ.items() if k != "DJANGO_SETTINGS_MODULE"}
subprocess.run([sys.executable, "-m", "django", "startproject", "config", "."], cwd=root, env=env)
both = """
from config import asgi, wsgi
print(type(wsgi.application).__name__, type(asgi.application).__name__)
from django.core.management.commands.runserver import Command
print(Command.server_cls.__name__, type(Command().get_handler()).__name__)
"""
done = subprocess.run([sys.executable, "-c", both], cwd=root, env=env, capture_output=True, text=True)
print(done.stdout or done.stderr)
assert done.stdout.startswith("WSGIHandler ASGIHandler\nWSGIServer WSGIHandler")
