# shows: 1 2 3 5 6 7
import asyncio
import os
import tempfile
import warnings
from threading import Thread
from types import SimpleNamespace
from wsgiref.simple_server import WSGIRequestHandler, make_server
from urllib.request import urlopen

from django.core.handlers.asgi import ASGIHandler
from django.core.handlers.wsgi import WSGIHandler
from django.db import connections
from django.http import StreamingHttpResponse

log, before = [], []  # before: what had been read when the headers went out


class Job:
    """Stands for a model whose row moves on between two reads."""

    class objects:
        async def aget(pk):
            Job.done = min(100, Job.done + 40)
            log.append(f"read {Job.done}")
            return SimpleNamespace(done=Job.done)


async def progress(request, pk):
    async def events():
        done = 0
        while done < 100:
            done = (await Job.objects.aget(pk=pk)).done
            yield f"data: {done}\n\n"
            await asyncio.sleep(0.01)

    return StreamingHttpResponse(
        events(), content_type="text/event-stream",
        headers={"X-Accel-Buffering": "no"},
    )


def blocking(request):
    def events():
        for done in (40, 80, 100):
            log.append(f"read {done}")
            yield f"data: {done}\n\n"

    return StreamingHttpResponse(events(), content_type="text/event-stream")


urlpatterns = [path("jobs/<int:pk>", progress), path("blocking", blocking)]


async def visit(where):
    log.clear()
    Job.done = 0
    messages = iter([{"type": "http.request"}])

    async def receive():
        for message in messages:
            return message
        await asyncio.sleep(60)

    async def send(message):
        if message["type"] == "http.response.start":
            headers.update(message["headers"])
            before.append(len(log))
        elif body := message.get("body"):
            log.append(f"sent {body.decode().split()[1]}" if b"Content-Encoding" not in headers else "sent")

    headers = {}
    scope = {"type": "http", "method": "GET", "path": where, "headers": [(b"accept-encoding", b"gzip")], "query_string": b""}
    await ASGIHandler()(scope, receive, send)
    return list(log), headers


use(MIDDLEWARE=[])
IN_TURN = ["read 40", "sent 40", "read 80", "sent 80", "read 100", "sent 100"]
events, headers = asyncio.run(visit("/jobs/7"))
same("async generator", events, IN_TURN)
same("headers", (headers[b"Content-Type"], headers[b"X-Accel-Buffering"]), (b"text/event-stream", b"no"))
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    same("synchronous generator", asyncio.run(visit("/blocking"))[0], IN_TURN[::2] + IN_TURN[1::2])
same("read before the headers", before, [0, 0])
same("warned", "must consume synchronous iterators" in str(caught[0].message), True)

with override_settings(MIDDLEWARE=["django.middleware.gzip.GZipMiddleware"]):
    events = asyncio.run(visit("/jobs/7"))[0]
# The first thing sent is the head of the compressed file.
between = events[events.index("read 40") + 1 : events.index("read 80")]
same("GZipMiddleware sends the first event at once", between == ["sent"], django.VERSION >= (6, 1))


# Eight open streams, with the ORM and without it. The database is in a file, so
# that each thread has a connection of its own.
connection.connection.close()
connection.connection = None
connection.settings_dict["NAME"] = os.path.join(tempfile.mkdtemp(), "db")
create(Author)
Author.objects.create(name="ann")
wrapper = type(connections["default"])
opened, connect = [], wrapper.connect


def noted(self):
    opened.append(self)
    connect(self)


wrapper.connect = noted


def watch(read):
    async def view(request):
        async def events():
            for _ in range(3):
                yield f"data: {await read()}\n\n"
                await asyncio.sleep(0.5)

        return StreamingHttpResponse(events(), content_type="text/event-stream")

    return view


async def elsewhere():
    return 1


urlpatterns += [path("orm", watch(Author.objects.acount)), path("elsewhere", watch(elsewhere))]


async def viewers(where):
    opened.clear()
    streams = [asyncio.create_task(visit(where)) for _ in range(8)]
    await asyncio.sleep(1)
    held = sum(c.connection is not None for c in opened)
    await asyncio.gather(*streams)
    return held


same("connections of eight streams", asyncio.run(viewers("/orm")), 8)
same("without the ORM", asyncio.run(viewers("/elsewhere")), 0)


class Quiet(WSGIRequestHandler):
    def log_message(self, *args):
        pass


def endless(request):
    def events():
        while not stop:
            yield "data: 0\n\n"

    return StreamingHttpResponse(events(), content_type="text/event-stream")


# One worker thread of a WSGI server, and an open stream.
stop = []
urlpatterns += [path("endless", endless), path("plain", lambda request: HttpResponse("done"))]
server = make_server("127.0.0.1", 0, WSGIHandler(), handler_class=Quiet)
Thread(target=server.serve_forever, daemon=True).start()
address = f"http://127.0.0.1:{server.server_port}"
stream = urlopen(f"{address}/endless", timeout=20)
same("a stream under WSGI", stream.readline(), b"data: 0\n")
raises(TimeoutError, urlopen, f"{address}/plain", timeout=1)
stop.append(True)
stream.read()
same("after the stream", urlopen(f"{address}/plain", timeout=20).read(), b"done")
