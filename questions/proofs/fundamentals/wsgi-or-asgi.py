import asyncio
import threading
import time

from django.core.handlers.asgi import ASGIHandler

main = threading.get_ident()


def sync_view(request):
    return HttpResponse("main thread" if threading.get_ident() == main else "other thread")


async def async_view(request):
    await asyncio.sleep(0.3)
    return HttpResponse("main thread" if threading.get_ident() == main else "other thread")


urlpatterns[:] = [path("s/", sync_view), path("a/", async_view)]


async def under_asgi():
    client = AsyncClient()
    one = [(await client.get(u)).content for u in ("/s/", "/a/")]
    start = time.perf_counter()
    await asyncio.gather(*(AsyncClient().get("/a/") for _ in range(10)))
    return one, time.perf_counter() - start


with override_settings(MIDDLEWARE=[]):
    one, took = asyncio.run(under_asgi())
    same("ASGI: sync view, async view", one, [b"other thread", b"main thread"])
    print(f"ten async requests of 0.3 s: {took:.1f} s")
    assert took < 2.9
    same("WSGI: async view works", Client().get("/a/").status_code, 200)


async def websocket():
    await ASGIHandler()({"type": "websocket", "path": "/"}, None, None)


raises(ValueError, asyncio.run, websocket())
