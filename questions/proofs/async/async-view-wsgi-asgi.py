# shows: 1 2 3 4 5 6
import asyncio
import threading
import time

from asgiref.sync import sync_to_async
from django.core.handlers.asgi import ASGIHandler
from django.core.handlers.wsgi import WSGIHandler

WAIT = 0.6
PARTNERS = ["ann", "bob", "eve"]
places = {}


async def fetch(partner):
    places["loop"] = threading.get_ident()
    await asyncio.sleep(WAIT)
    return partner


async def quotes(request):
    replies = await asyncio.gather(*(fetch(p) for p in PARTNERS))
    return JsonResponse({"quotes": replies})


async def blocking(request):
    time.sleep(WAIT)
    return HttpResponse()


async def quick(request):
    await asyncio.sleep(0)
    return HttpResponse()


urlpatterns = [path("quotes", quotes), path("blocking", blocking), path("quick", quick)]


def wsgi(where):
    """One request in the calling thread, as a synchronous worker runs it."""
    status = []
    body = WSGIHandler()(rf.get(where).environ, lambda s, headers: status.append(s))
    b"".join(body)
    assert status == ["200 OK"], status


async def asgi(where):
    """One request on the running loop, and how long it took."""
    start, status = time.perf_counter(), []
    messages = iter([{"type": "http.request"}])

    async def receive():
        for message in messages:
            return message
        await asyncio.sleep(60)

    async def send(message):
        status.append(message.get("status"))

    scope = {"type": "http", "method": "GET", "path": where, "headers": [], "query_string": b""}
    await ASGIHandler()(scope, receive, send)
    assert status[0] == 200, status
    return time.perf_counter() - start


async def together(*paths):
    return await asyncio.gather(*map(asgi, paths))


use(MIDDLEWARE=[])  # nothing but the view
start = time.perf_counter()
wsgi("/quotes")
took = time.perf_counter() - start
print(f"WSGI, three waits of {WAIT} s in one view: {took:.1f} s")
assert WAIT <= took < 2 * WAIT
same("the loop has a thread of its own", places["loop"] != threading.get_ident(), True)

took = max(asyncio.run(together("/quotes")))
print(f"ASGI, the same: {took:.1f} s")
assert WAIT <= took < 2 * WAIT

start = time.perf_counter()
for _ in range(3):
    wsgi("/quotes")
one_after_another = time.perf_counter() - start
start = time.perf_counter()
asyncio.run(together(*["/quotes"] * 20))
interleaved = time.perf_counter() - start
print(f"3 requests in one WSGI thread: {one_after_another:.1f} s; 20 on one ASGI loop: {interleaved:.1f} s")
assert one_after_another >= 3 * WAIT
assert interleaved < 3 * WAIT


async def wrapped(**options):
    sleep = sync_to_async(time.sleep, **options)
    await asyncio.gather(*(sleep(WAIT) for _ in PARTNERS))
    return HttpResponse()


async def in_line(request):
    return await wrapped()


async def at_once(request):
    return await wrapped(thread_sensitive=False)


urlpatterns += [path("in-line", in_line), path("at-once", at_once)]
for where, most in (("/in-line", False), ("/at-once", True)):
    start = time.perf_counter()
    wsgi(where)
    under_wsgi, took = time.perf_counter() - start, max(asyncio.run(together(where)))
    print(f"three wrapped calls, {where}: {under_wsgi:.1f} s, {took:.1f} s")
    same("they overlap", (under_wsgi < 2 * WAIT, took < 2 * WAIT), (most, most))

blocked, took = asyncio.run(together("/blocking", "/quick"))
print(f"a quick request beside time.sleep({WAIT}): {took:.1f} s")
assert took >= WAIT
free, took = asyncio.run(together("/quotes", "/quick"))
print(f"a quick request beside awaited calls: {took:.1f} s")
assert took < WAIT


def hold(get_response):
    def middleware(request):
        held.append(threading.get_ident())
        response = get_response(request)
        most.append(len(held))
        held.remove(threading.get_ident())
        return response

    return middleware


held, most = [], []
with override_settings(MIDDLEWARE=["__main__.hold"]):
    asyncio.run(together(*["/quotes"] * 5))
same("threads that a synchronous middleware holds for 5 waiting requests", max(most), 5)


def notice(execute, *args):
    places["query"] = threading.get_ident()
    return execute(*args)


async def sql():
    places["loop"] = threading.get_ident()
    return await Author.objects.acount()


with connection.execute_wrapper(notice):
    async_to_sync(sql)()
same("the async ORM queries outside the loop's thread", places["query"] != places["loop"], True)


async def burn():
    end = time.thread_time() + 0.2
    while time.thread_time() < end:
        pass


async def two():
    await asyncio.gather(burn(), burn())


start = time.perf_counter()
asyncio.run(two())
took = time.perf_counter() - start
print(f"two gathered computations of 0.2 s: {took:.1f} s")
assert took >= 0.4
