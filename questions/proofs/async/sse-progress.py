import asyncio

from django.core.handlers.asgi import ASGIHandler
from django.http import StreamingHttpResponse

log = []


async def events():
    for i in range(3):
        log.append(f"made {i}")
        yield f"data: {i}\n\n"
        await asyncio.sleep(0)


def blocking():
    for i in range(3):
        log.append(f"made {i}")
        yield f"data: {i}\n\n"


def progress(request):
    chosen = events() if "async" in request.path else blocking()
    return StreamingHttpResponse(chosen, content_type="text/event-stream")


urlpatterns = [path("async", progress), path("sync", progress)]


async def visit(where):
    log.clear()
    messages = iter([{"type": "http.request"}])

    async def receive():
        for message in messages:
            return message
        await asyncio.sleep(60)

    async def send(message):
        if body := message.get("body"):
            log.append(f"sent {body.decode().split()[1]}")

    scope = {"type": "http", "method": "GET", "path": where, "headers": [], "query_string": b""}
    await ASGIHandler()(scope, receive, send)
    return list(log)


same("async generator", asyncio.run(visit("/async")), ["made 0", "sent 0", "made 1", "sent 1", "made 2", "sent 2"])
same("sync generator", asyncio.run(visit("/sync")), ["made 0", "made 1", "made 2", "sent 0", "sent 1", "sent 2"])
