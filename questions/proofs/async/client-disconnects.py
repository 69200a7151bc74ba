import asyncio
import threading
import time

from asgiref.sync import sync_to_async
from django.core.handlers.asgi import ASGIHandler

log = []
started = threading.Event()


async def view(request):
    started.set()
    try:
        await asyncio.sleep(60)
        log.append("booked")
    except Exception:
        log.append("except Exception")
    except asyncio.CancelledError:
        log.append("cancelled")
        raise
    return HttpResponse()


def sync_view(request):
    started.set()
    time.sleep(0.3)
    log.append("ran to the end")
    return HttpResponse()


def confirm():
    log.append("confirmed")


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
    await wait_behind_another(lambda: asyncio.shield(sync_to_async(confirm)()))


async def unshielded(request):
    await wait_behind_another(lambda: sync_to_async(confirm)())


urlpatterns = [
    path("async", view),
    path("sync", sync_view),
    path("shielded", shielded),
    path("unshielded", unshielded),
]


async def leave_early(where):
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
        pass

    scope = {"type": "http", "method": "GET", "path": where, "headers": [], "query_string": b""}
    await ASGIHandler()(scope, receive, send)
    return list(log)


same("async view", asyncio.run(leave_early("/async")), ["cancelled"])
same("sync view", asyncio.run(leave_early("/sync")), ["ran to the end"])
same("queued call, shielded", asyncio.run(leave_early("/shielded")), ["confirmed"])
same("queued call, not shielded", asyncio.run(leave_early("/unshielded")), [])
