# needs: djangorestframework
# shows: 1 2 3 4 5
use(
    "rest_framework",
    MIDDLEWARE=["django.middleware.common.CommonMiddleware", "__main__.middleware", *settings.MIDDLEWARE],
    REST_FRAMEWORK={"EXCEPTION_HANDLER": "__main__.chosen"},
)
from django.core.exceptions import ValidationError
from django.core.signals import got_request_exception
from rest_framework import exceptions, serializers, views


def handler(exc, context):
    if isinstance(exc, ValidationError):
        detail = serializers.as_serializer_error(exc)
        exc = exceptions.ValidationError(detail)
    response = views.exception_handler(exc, context)
    if response is not None:
        response.data = {"errors": response.data}
    return response


def default(exc, context):
    return views.exception_handler(exc, context)


def swallowing(exc, context):
    return views.Response({"errors": str(exc)}, status=400)


current, contexts, reported = handler, [], []


def chosen(exc, context):
    contexts.append(context)
    return current(exc, context)


def middleware(get_response):
    def inner(request):
        if request.path == "/broken/":
            raise ZeroDivisionError
        if request.path == "/denied/":
            raise PermissionDenied
        return get_response(request)

    return inner


class Raising(views.APIView):
    authentication_classes = []
    error = None

    def get(self, request, **kwargs):
        Author.objects.create(name="half the work")
        raise self.error

    def post(self, request, **kwargs):
        return views.Response(request.data)


got_request_exception.connect(lambda **kwargs: reported.append(1), weak=False)
errors = {
    "api": exceptions.Throttled(),
    "404": Http404(),
    "403": PermissionDenied(),
    "django": ValidationError({"number": "taken"}),
    "integrity": IntegrityError(),
    "bug": ZeroDivisionError(),
}
urlpatterns = [path(f"{name}/<int:pk>/", Raising.as_view(error=error)) for name, error in errors.items()]
client = Client(raise_request_exception=False)


def get(url, **headers):
    return kind(client.get(url, headers=headers))


def kind(response):
    return response.status_code, response["Content-Type"].split(";")[0].split("/")[1]


def too_large():
    with override_settings(DATA_UPLOAD_MAX_MEMORY_SIZE=10):
        return [kind(client.post("/bug/7/", data, type_)) for data, type_ in bodies.items()]


bodies = {'{"text": "too large"}': "application/json", "text=too+large": "application/x-www-form-urlencoded"}


def answers():
    return {name: get(f"/{name}/7/") for name in errors}


shaped = {"api": (429, "json"), "404": (404, "json"), "403": (403, "json")}
raised = {"integrity": (500, "html"), "bug": (500, "html")}
same("with the branch", answers(), shaped | {"django": (400, "json")} | raised)
same("shape", client.get("/django/7/").json(), {"errors": {"number": ["taken"]}})
context = contexts[-1]
same("context", sorted(context), ["args", "kwargs", "request", "view"])
same("its kwargs", (type(context["view"]), context["kwargs"]), (Raising, {"pk": 7}))
contexts.clear()
outside = [get("/no-such-url/"), get("/api/7/", host="evil.example"), get("/broken/"), get("/denied/")]
same("no URL, a bad Host, middleware", outside, [(404, "html"), (400, "html"), (500, "html"), (403, "html")])
same("did not reach the handler", contexts, [])
same("a body that is too large", too_large(), [(400, "html")] * 2)
current = default
same("without the branch", answers()["django"], (500, "html"))

connection.settings_dict["ATOMIC_REQUESTS"] = True
kept = {}
for current in (default, swallowing):
    Author.objects.all().delete()
    reported.clear()
    get("/404/7/"), get("/bug/7/")
    kept[current.__name__] = Author.objects.count(), len(reported)
same("ATOMIC_REQUESTS: rows kept, exceptions reported", kept, {"default": (0, 1), "swallowing": (2, 0)})


def answering_500(exc, context):
    return views.Response({"errors": str(exc)}, status=500)


class Records(logging.Handler):
    def emit(self, record):
        kept.append((record.levelname, bool(record.exc_info)))


logging.disable(logging.NOTSET)
logger = logging.getLogger("django.request")
logger.handlers, logger.propagate = [Records()], False
logs = {}
for current in (default, answering_500, swallowing):
    kept = []
    get("/bug/7/")
    logs[current.__name__] = kept
same("logged, with a traceback?", logs, {"default": [("ERROR", True)], "answering_500": [("ERROR", False)], "swallowing": [("WARNING", False)]})
logging.disable(logging.CRITICAL)


def shaped_404(request, exception):
    return JsonResponse({"errors": "not found"}, status=404)


def shaped_400(request, exception):
    return JsonResponse({"errors": "bad request"}, status=400)


def shaped_500(request):
    return JsonResponse({"errors": "server"}, status=500)


def shaped_403(request, exception):
    return JsonResponse({"errors": "forbidden"}, status=403)


handler400, handler403, handler404, handler500 = shaped_400, shaped_403, shaped_404, shaped_500
from django.urls import clear_url_caches

clear_url_caches()
outside = [get("/no-such-url/"), get("/api/7/", host="evil.example"), get("/broken/"), get("/denied/")]
same("with handlers in the URLconf", outside, [(404, "json"), (400, "json"), (500, "json"), (403, "json")])
same("and a body that is too large", too_large(), [(400, "json")] * 2)
