# shows: 1 2 3 4 5
import asyncio
import threading
from uuid import uuid4

from asgiref.sync import iscoroutinefunction, markcoroutinefunction
from django.utils.decorators import sync_and_async_middleware
from django.utils.deprecation import MiddlewareMixin

log = []


@sync_and_async_middleware
def request_id(get_response):
    if iscoroutinefunction(get_response):
        async def middleware(request):
            request.id = uuid4().hex
            return await get_response(request)
    else:
        def middleware(request):
            request.id = uuid4().hex
            return get_response(request)
    log.append("async" if iscoroutinefunction(middleware) else "sync")
    return middleware


def where():
    return "loop" if threading.get_ident() == loop_thread else "thread"


def sync_only(get_response):
    def middleware(request):
        log.append(f"sync-only in {where()}")
        response = get_response(request)
        log.append("sync-only waited")
        return response

    return middleware


@sync_and_async_middleware
def wrong(get_response):
    def middleware(request):
        response = get_response(request)
        log.append(type(response).__name__)
        response["X"] = "1"
        return response

    return middleware


class Marked:
    async_capable = True
    sync_capable = False
    mark = True

    def __init__(self, get_response):
        self.get_response = get_response
        if self.mark:
            markcoroutinefunction(self)

    async def __call__(self, request):
        return await self.get_response(request)


class Unmarked(Marked):
    mark = False


class Old(MiddlewareMixin):
    def process_request(self, request):
        log.append(f"process_request in {where()}")

    def process_response(self, request, response):
        log.append(f"process_response in {where()}")
        return response


async def view(request):
    log.append("view " + str(len(request.id)) if hasattr(request, "id") else "view")
    return HttpResponse()


urlpatterns[:] = [path("", view)]


async def get_(names, debug):
    global loop_thread
    loop_thread = threading.get_ident()
    log.clear()
    with override_settings(MIDDLEWARE=[f"__main__.{n}" for n in names], DEBUG=debug):
        await AsyncClient().get("/")
    return log[:]


def get(*names, debug=False):
    return asyncio.run(get_(names, debug))


same("flags", [getattr(request_id, f) for f in ("sync_capable", "async_capable")], [True, True])
same("flags without the decorator", [hasattr(sync_only, f) for f in ("sync_capable", "async_capable")], [False, False])
same("ASGI, alone", get("request_id"), ["async", "view 32"])
below = ["sync-only in thread", "view 32", "sync-only waited"]
same("ASGI, above a sync-only layer", get("request_id", "sync_only"), ["sync", *below])
same("ASGI, below it", get("sync_only", "request_id"), ["async", *below])
same("two above it", get("request_id", "request_id", "sync_only")[:2], ["sync", "sync"])
with override_settings(MIDDLEWARE=["__main__.request_id"]):
    log.clear()
    Client().get("/")
same("WSGI", log, ["sync", "view 32"])
warnings.simplefilter("ignore", RuntimeWarning)  # a coroutine that is never awaited
raises(TypeError, get, "wrong")
same("the plain function got", log, ["coroutine"])
same("is it a coroutine function", [iscoroutinefunction(cls(view)) for cls in (Marked, Unmarked)], [True, False])
same("marked, below the decorator", get("request_id", "Marked"), ["async", "view 32"])
same("MiddlewareMixin", get("Old"), ["process_request in thread", "view", "process_response in thread"])
logging.disable(logging.NOTSET)
records = []


class Keep(logging.Handler):
    def emit(self, record):
        records.append(record.getMessage())


logger = logging.getLogger("django.request")
logger.handlers, logger.propagate, logger.level = [Keep()], False, logging.DEBUG
get("request_id", "sync_only", debug=True)
same("log, DEBUG on", records, ["Asynchronous handler adapted for middleware __main__.sync_only."])
records.clear()
get("request_id", "sync_only")
same("log, DEBUG off", records, [])
