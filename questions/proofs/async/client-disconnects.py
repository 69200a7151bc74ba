# shows: 1 2 3 4 5 7
import asyncio
import gc
import threading
import time

from asgiref.sync import sync_to_async
from django.core.handlers.asgi import ASGIHandler
from django.core.handlers.wsgi import WSGIHandler
from django.http import StreamingHttpResponse

log = []
started = threading.Event()


async def reserve(pk):
    started.set()
    await asyncio.sleep(60 if pk == 1 else 0)
    return 100


def confirm(pk, price):
    started.set()
    time.sleep(0.3)  # the client leaves meanwhile
    log.append("confirmed")


async def book(request, pk):
    try:
        price = await reserve(pk)
        started.clear()
        await asyncio.shield(sync_to_async(confirm)(pk, price))
    except asyncio.CancelledError:
        log.append("the client left")
        raise
    log.append("answered")
    return JsonResponse({"price": price})


async def view(request):
    started.set()
    try:
        await asyncio.sleep(60)
        log.append("booked")
    except Exception:
        log.append("except Exception")
    finally:
        log.append("finally")
    return HttpResponse()


async def swallows(request):
    started.set()
    try:
        await asyncio.sleep(60)
    except asyncio.CancelledError:
        log.append("caught")
    log.append("went on")
    return HttpResponse()


async def two_saves(request):
    await Author.objects.acreate(name="debit")
    started.set()
    await asyncio.sleep(60)
    await Author.objects.acreate(name="credit")


async def without_shield(request):
    await sync_to_async(confirm)(1, 100)
    log.append("answered")


async def stream(request):
    async def events():
        try:
            while True:
                yield "data: 0\n\n"
                started.set()
                await asyncio.sleep(60)
        finally:
            log.append("cleaned up")

    return StreamingHttpResponse(events(), content_type="text/event-stream")


async def short(request):
    await asyncio.sleep(0.2)
    log.append("ran to the end")
    return HttpResponse()


def sync_view(request):
    started.set()
    time.sleep(0.3)
    log.append("ran to the end")
    return HttpResponse()


async def wait_behind_another(call):
    """Wait for a call while the only thread for sync code is busy."""
    busy = threading.Event()
    task = asyncio.create_task(sync_to_async(busy.wait)())
    await asyncio.sleep(0)
    started.set()
    try:
        await call()
    finally:
        await asyncio.sleep(0)  # a cancelled call leaves the thread's queue in the next turn
        busy.set()
        await task


async def shielded(request):
    await wait_behind_another(lambda: asyncio.shield(sync_to_async(log.append)("confirmed")))


async def unshielded(request):
    await wait_behind_another(lambda: sync_to_async(log.append)("confirmed"))


urlpatterns = [
    path("book/<int:pk>", book),
    path("async", view),
    path("swallows", swallows),
    path("two_saves", two_saves),
    path("without_shield", without_shield),
    path("stream", stream),
    path("short", short),
    path("sync", sync_view),
    path("shielded", shielded),
    path("unshielded", unshielded),
]


async def leave_early(where, slow=False):
    """What happened for a client who closed the connection meanwhile."""
    log.clear()
    started.clear()
    messages = iter([{"type": "http.request"}])

    async def receive():
        for message in messages:
            return message
        while not started.is_set():
            await asyncio.sleep(0.01)
        return {"type": "http.disconnect"}

    async def send(message):
        log.append(f"sent {message['status']}") if "status" in message else None
        if slow and message.get("body"):
            started.set()
            await asyncio.sleep(60)  # the client reads no further, so the generator stands at its yield

    scope = {"type": "http", "method": "GET", "path": where, "headers": [], "query_string": b""}
    await ASGIHandler()(scope, receive, send)
    if slow:
        log.append("the request is over")
        gc.collect()
        await asyncio.sleep(0.1)
    return list(log)


use(MIDDLEWARE=[])
same("left while reserve() is pending", asyncio.run(leave_early("/book/1")), ["the client left"])
same("left while confirm() runs", asyncio.run(leave_early("/book/2")), ["the client left", "confirmed"])
same("except Exception, finally", asyncio.run(leave_early("/async")), ["finally"])
same("caught and not raised again", asyncio.run(leave_early("/swallows"))[:2], ["caught", "went on"])
same("a call that runs, without shield", asyncio.run(leave_early("/without_shield")), ["confirmed"])
same("sync view", asyncio.run(leave_early("/sync")), ["ran to the end"])
same("stream", asyncio.run(leave_early("/stream")), ["sent 200", "cleaned up"])
gc.disable()
late = ["sent 200", "the request is over", "cleaned up"]
same("stream at its yield", asyncio.run(leave_early("/stream", slow=True)), late)
gc.enable()
same("queued call, shielded", asyncio.run(leave_early("/shielded")), ["confirmed"])
same("queued call, not shielded", asyncio.run(leave_early("/unshielded")), [])
async_to_sync(leave_early)("/two_saves")
same("two asave() calls: rows", list(Author.objects.values_list("name", flat=True)), ["debit"])
log.clear()
WSGIHandler()(rf.get("/short").environ, lambda status, headers: log.append(status))
same("an async view under WSGI", log, ["ran to the end", "200 OK"])
