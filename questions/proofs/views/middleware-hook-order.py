# shows: 1 2 3 4 5 6
from django.core import signals
from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.template.response import TemplateResponse

log, sent = [], []


def layer(name, answers=False):
    class Layer:
        def __init__(self, get_response):
            self.get_response = get_response

        def __call__(self, request):
            log.append(f"{name} in")
            if name == "B" and request.path == "/short/":
                return HttpResponse("short")
            response = self.get_response(request)
            log.append(f"{name} out {response.status_code}")
            return response

        def process_view(self, request, view, args, kwargs):
            log.append(f"{name} view {request.resolver_match.route}")
            if answers and request.path == "/stop/":
                return HttpResponse("stopped")

        def process_template_response(self, request, response):
            log.append(f"{name} template")
            return response

        def process_exception(self, request, exception):
            log.append(f"{name} exception")
            if answers:
                return JsonResponse({}, status=503)

    return Layer


A, B, C = layer("A"), layer("B", answers=True), layer("C")


class Timeouts:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if isinstance(exception, TimeoutError):
            return JsonResponse({"error": "timeout"}, status=503)


class CatchAll(Timeouts):
    def process_exception(self, request, exception):
        return JsonResponse({}, status=500)


class Broken(Timeouts):
    def __call__(self, request):
        raise RuntimeError


class BrokenView(Timeouts):
    def process_view(self, request, *args):
        raise RuntimeError


def boom(request):
    raise RuntimeError("boom")


def slow(request):
    raise TimeoutError


def missing(request):
    raise Http404


def denied(request):
    raise PermissionDenied


TEMPLATES["fine.html"], TEMPLATES["late.html"] = "fine", "{% include 'missing.html' %}"
urlpatterns[:] = [path(f"{n}/", boom) for n in ("boom", "stop", "short")] + [
    path("slow/", slow),
    path("missing/", missing),
    path("denied/", denied),
    path("fine/", lambda r: TemplateResponse(r, "fine.html")),
    path("late/", lambda r: TemplateResponse(r, "late.html")),
]
signals.got_request_exception.connect(lambda **kw: sent.append(1), weak=False)
stack = ["__main__.A", "__main__.B", "__main__.C"]


def run(url, *below, middleware=None):
    log.clear(), sent.clear()
    with override_settings(MIDDLEWARE=middleware or [*stack, *below]):
        response = Client(raise_request_exception=False).get(url)
    return ", ".join(log)


ins = "A in, B in, C in"
views = "A view {0}, B view {0}, C view {0}"
outs = "C out {0}, B out {0}, A out {0}"
same("view raises", run("/boom/"), f"{ins}, {views.format('boom/')}, C exception, B exception, {outs.format(503)}")
same("got_request_exception", len(sent), 0)
same("TemplateResponse", run("/fine/"), f"{ins}, {views.format('fine/')}, C template, B template, A template, {outs.format(200)}")
same("its rendering raises", "C template, B template, A template, C exception, B exception" in run("/late/"), True)
same("B's process_view answers", run("/stop/"), f"{ins}, A view stop/, B view stop/, {outs.format(200)}")
same("B's __call__ answers", run("/short/"), "A in, B in, A out 200")
same("another middleware raises", run("/boom/", "__main__.Broken"), f"{ins}, {outs.format(500)}")
same("its process_view raises", "exception" in run("/boom/", "__main__.BrokenView"), False)



def statuses(name):
    with override_settings(MIDDLEWARE=[f"__main__.{name}"]):
        return [Client(raise_request_exception=False).get(f"/{u}/").status_code for u in ("slow", "missing", "denied", "boom")]


same("timeouts only", statuses("Timeouts"), [503, 404, 403, 500])
same("an answer to all: 404 and 403 are lost", statuses("CatchAll"), [500] * 4)

logging.disable(logging.NOTSET)
records = []


class Keep(logging.Handler):
    def emit(self, record):
        records.append((record.levelname, bool(record.exc_info)))


logger = logging.getLogger("django.request")
logger.handlers, logger.propagate = [Keep()], False
for url, n, traceback in (("/slow/", 0, False), ("/boom/", 1, True)):
    records.clear()
    run(url, middleware=["__main__.Timeouts"])
    same(f"{url}: signals, log", (len(sent), records), (n, [("ERROR", traceback)]))


class Reads(Timeouts):
    def process_view(self, request, *args):
        request.POST


def upload(request):
    request.upload_handlers = [MemoryFileUploadHandler(request)]
    return HttpResponse("changed")


from django.urls import clear_url_caches

urlpatterns[:] = [path("up/", upload)]
clear_url_caches()
for middleware in ([], ["__main__.Reads"]):
    with override_settings(MIDDLEWARE=middleware):
        call = lambda: Client().post("/up/", {"a": "1"})
        if middleware:
            assert "set the upload handlers after" in str(raises(AttributeError, call))
        else:
            same("upload handlers", call().content, b"changed")
