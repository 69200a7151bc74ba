# shows: 1 2 3 4 5
from django.core.exceptions import BadRequest, SuspiciousOperation
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished
from django.http import StreamingHttpResponse
from django.template.response import TemplateResponse
from django.urls import clear_url_caches, get_resolver
from django.urls.resolvers import URLResolver

log = []
TEMPLATES["late.html"] = "{{ boom }}"


class LogFailures:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        log.append(f"view failed: {type(exception).__name__}")


class Outer:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        log.append("outer in")
        try:
            response = self.get_response(request)
        except Exception:
            log.append("caught")
            raise
        log.append(f"outer out {response.status_code}")
        return response


class Inner(Outer):
    def __call__(self, request):
        log.append("inner in")
        if "early" in request.GET:
            return HttpResponse("early")
        if "broken" in request.GET:
            raise RuntimeError("not the view")
        response = self.get_response(request)
        log.append("inner out")
        return response


resolve = URLResolver.resolve
URLResolver.resolve = lambda self, path: (log.append("resolve") if self is get_resolver() else None) or resolve(self, path)
errors = {"404": Http404, "403": PermissionDenied, "400": BadRequest, "suspicious": SuspiciousOperation, "500": RuntimeError}


def view(request, kind):
    log.append(f"view, atomic {connection.in_atomic_block}")
    if kind == "late":
        return TemplateResponse(request, "late.html", {"boom": lambda: log.append(f"late, atomic {connection.in_atomic_block}") or 1 / 0})
    if kind == "upload":
        request.FILES
    if kind in errors:
        raise errors[kind]
    return HttpResponse("fine")


urlpatterns[:] = [path("<slug:kind>/", view)]
use(MIDDLEWARE=["__main__.Outer", "__main__.LogFailures", "__main__.Inner"])
client = Client(raise_request_exception=False)
aclient = AsyncClient(raise_request_exception=False)


def visit(url, asgi=False, **kwargs):
    log.clear()
    response = async_to_sync(aclient.get)(url) if asgi else client.generic("POST" if kwargs else "GET", url, **kwargs)
    return response.status_code, list(log)


order = ["outer in", "inner in", "resolve", "view, atomic False", "inner out", "outer out 200"]
for asgi in (False, True):
    same(f"order, ASGI {asgi}", visit("/fine/", asgi), (200, order))
    same("early", visit("/fine/?early", asgi), (200, ["outer in", "inner in", "outer out 200"]))
    status, events = visit("/500/", asgi)
    same("a failing view", (status, events[-3:]), (500, ["view failed: RuntimeError", "inner out", "outer out 500"]))
    same("failing middleware", visit("/fine/?broken", asgi), (500, ["outer in", "inner in", "outer out 500"]))
same("statuses", [visit(f"/{kind}/")[0] for kind in errors], [404, 403, 400, 400, 500])
same("malformed upload", visit("/upload/", data=b"x", content_type="multipart/form-data; boundary=")[0], 400)
same("late rendering", "view failed: ZeroDivisionError" in visit("/late/")[1], True)
same("unresolved URL", visit("/no/such/path/"), (404, ["outer in", "inner in", "resolve", "inner out", "outer out 404"]))

connection.settings_dict["ATOMIC_REQUESTS"] = True
events = visit("/late/")[1]
connection.settings_dict["ATOMIC_REQUESTS"] = False
same("ATOMIC_REQUESTS", [e for e in events if "atomic" in e], ["view, atomic True", "late, atomic False"])

sent = []
request_finished.connect(lambda **kw: sent.append("finished"), weak=False)


def stream(request):
    return StreamingHttpResponse(sent.append(f"chunk {i}") or b"x" for i in range(2))


urlpatterns[:] = [path("stream/", stream)]
use(MIDDLEWARE=[])
clear_url_caches()
response = WSGIHandler()(rf.get("/stream/").environ, lambda status, headers: None)
sent.append("returned")
connection.close_at = 0  # older than CONN_MAX_AGE
connection.close = lambda: sent.append("connection closed")
list(response)
response.close()  # as the server does
same("a streamed response", sent, ["returned", "chunk 0", "chunk 1", "connection closed", "finished"])
