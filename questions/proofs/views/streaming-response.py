# shows: 1 2 3 4 5
import asyncio

from django.core.exceptions import SynchronousOnlyOperation
from django.http import FileResponse, StreamingHttpResponse


def export(request):
    orders = Order.objects.order_by("pk").values_list("pk", "total")

    def lines():
        yield "id,total\n"
        for pk, total in orders.iterator(chunk_size=2000):
            seen.append(connection.in_atomic_block)
            yield f"{pk},{total}\n"

    return StreamingHttpResponse(lines(), content_type="text/csv")


def broken(request):
    def body():
        yield "first "
        raise RuntimeError("database gone")

    return StreamingHttpResponse(body())


def state(request):
    seen.append(connection.in_atomic_block)
    return export(request)


caught, seen = [], []


class Watch:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if response.streaming:
            chunks = response.streaming_content
            response.streaming_content = (c.upper() for c in chunks)
        return response

    def process_exception(self, request, exception):
        caught.append(exception)


class Naive(Watch):
    def __call__(self, request):
        return self.get_response(request).content


Order.objects.bulk_create(Order(number=str(i), total=i) for i in range(3))
urlpatterns[:] = [path("export/", export), path("broken/", broken), path("state/", state)]
same("export", Client().get("/export/").getvalue(), b"id,total\n1,0.00\n2,1.00\n3,2.00\n")

# What the server gets, and when: status and headers come first.
from django.core.handlers.wsgi import WSGIHandler

started = []
with override_settings(MIDDLEWARE=["__main__.Watch"]):
    with queries("until status and headers are out", 0):
        environ = rf.get("/export/").environ
        body = WSGIHandler()(environ, lambda status, headers: started.append((status, dict(headers))))
    same("status", started[0][0], "200 OK")
    same("Content-Length", "Content-Length" in started[0][1], False)
    same("middleware wrapped the body", next(iter(body)), b"ID,TOTAL\n")
    body.close()
    body = iter(WSGIHandler()(rf.get("/broken/").environ, lambda status, headers: started.append((status, headers))))
    same("halfway: status, first part", (started[-1][0], next(body)), ("200 OK", b"FIRST "))
    assert "database gone" in str(raises(RuntimeError, next, body))
same("process_exception", caught, [])
with override_settings(MIDDLEWARE=["__main__.Naive"]):
    assert "has no `content` attribute" in str(raises(AttributeError, Client().get, "/export/"))

connection.settings_dict["ATOMIC_REQUESTS"] = True
seen.clear()
Client().get("/state/").getvalue()
same("in a transaction: view, generator", seen, [True, False, False, False])
connection.settings_dict["ATOMIC_REQUESTS"] = False


async def first(chunks):
    """The first part that an ASGI server gets, and how many parts were made for it."""
    with warnings.catch_warnings(record=True) as w:
        warnings.simplefilter("always")
        async for part in StreamingHttpResponse(chunks):
            return part, len(produced), [str(x.message)[:57] for x in w]


def numbers():
    for i in range(3):
        produced.append(i)
        yield str(i)


async def anumbers():
    for n in numbers():
        yield n


warning = "StreamingHttpResponse must consume {} iterators"
produced = []
same("ASGI, sync", asyncio.run(first(numbers())), (b"0", 3, [warning.format("synchronous") + " in order to"[: 57 - len(warning.format("synchronous"))]]))
produced = []
same("ASGI, async", asyncio.run(first(anumbers())), (b"0", 1, []))
produced = []
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("always")
    part = next(iter(StreamingHttpResponse(anumbers())))
same("WSGI, async", (part, len(produced), len(w)), (b"0", 3, 1))
produced = []
same("WSGI, sync", (next(iter(StreamingHttpResponse(numbers()))), len(produced)), (b"0", 1))



# The export for ASGI.
async def exported(orders):
    async def lines():
        async for order in orders.aiterator(chunk_size=2000):
            yield str(order["total"] if isinstance(order, dict) else order)

    return [part async for part in StreamingHttpResponse(lines())]


orders = Order.objects.order_by("pk")
same("aiterator() over values()", async_to_sync(exported)(orders.values("pk", "total")), [b"0.00", b"1.00", b"2.00"])
raises(SynchronousOnlyOperation, async_to_sync(exported), orders.values_list("pk", "total"))

import tempfile

with tempfile.NamedTemporaryFile(suffix=".csv") as file:
    file.write(b"a,b\n")
    file.flush()
    response = FileResponse(open(file.name, "rb"), as_attachment=True)
    same("FileResponse", (response["Content-Length"], response["Content-Type"], response["Content-Disposition"].startswith("attachment; filename=")), ("4", "text/csv", True))


    async def served():
        chunks = FileResponse(open(file.name, "rb"))
        with warnings.catch_warnings(record=True) as w:
            warnings.simplefilter("always")
            parts = [part async for part in chunks]
        return parts, [str(x.message)[:47] for x in w]

    same("FileResponse under ASGI", asyncio.run(served()), ([b"a,b\n"], [warning.format("synchronous")[:47]]))
    wrapped = []
    environ = {**rf.get("/").environ, "wsgi.file_wrapper": lambda f, size: wrapped.append(size) or f}
    urlpatterns[:] = [path("", lambda request: FileResponse(open(file.name, "rb")))]
    from django.urls import clear_url_caches

    clear_url_caches()
    with override_settings(MIDDLEWARE=[]):
        WSGIHandler()(environ, lambda *args: None)
    same("wsgi.file_wrapper was used", len(wrapped), 1)
