import threading

from asgiref.sync import iscoroutinefunction
from django.utils.decorators import sync_and_async_middleware

log = []


@sync_and_async_middleware
def hybrid(get_response):
    if iscoroutinefunction(get_response):

        async def middleware(request):
            log.append("hybrid async")
            return await get_response(request)

    else:

        def middleware(request):
            log.append("hybrid sync")
            return get_response(request)

    return middleware


def sync_only(get_response):
    def middleware(request):
        log.append("sync in a thread" if threading.get_ident() != loop_thread else "sync on the loop")
        return get_response(request)

    return middleware


@sync_and_async_middleware
def wrong(get_response):
    def middleware(request):
        response = get_response(request)
        response["X"] = "1"
        return response

    return middleware


async def view(request):
    log.append("view")
    return HttpResponse()


urlpatterns[:] = [path("", view)]
import asyncio


async def get(*names):
    global loop_thread
    loop_thread = threading.get_ident()
    log.clear()
    with override_settings(MIDDLEWARE=[f"__main__.{n}" for n in names]):
        await AsyncClient().get("/")
    return log[:]


same("alone", asyncio.run(get("hybrid")), ["hybrid async", "view"])
same("above a sync layer", asyncio.run(get("hybrid", "sync_only")), ["hybrid sync", "sync in a thread", "view"])
same("below a sync layer", asyncio.run(get("sync_only", "hybrid")), ["sync in a thread", "hybrid async", "view"])
raises(Exception, lambda: asyncio.run(get("wrong")))
