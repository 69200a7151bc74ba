# shows: 1 2 3 4 5
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.views.decorators.csrf import csrf_exempt, csrf_protect

LIMIT = 3 * 1024 * 1024


class Quota(FileUploadHandler):
    seen = 0
    chunks = []

    def receive_data_chunk(self, raw_data, start):
        self.seen += len(raw_data)
        self.chunks.append(len(raw_data))
        if self.seen > LIMIT:
            self.request.stopped = True
            raise StopUpload(connection_reset=True)
        return raw_data

    def file_complete(self, file_size):
        return None


@csrf_exempt
def outer(request):
    request.upload_handlers.insert(0, Quota(request))
    return inner(request)


@csrf_protect
def inner(request):
    return JsonResponse({"files": {k: f.size for k, f in request.FILES.items()}, "kinds": [type(f).__name__ for f in request.FILES.values()], "stopped": hasattr(request, "stopped")})


def naive(request):
    request.upload_handlers.insert(0, Quota(request))
    return inner(request)


urlpatterns[:] = [path("outer/", outer), path("naive/", naive)]


def upload(url, size):
    client = Client(enforce_csrf_checks=True)
    client.cookies["csrftoken"] = "a" * 32
    return client.post(url, {"csrfmiddlewaretoken": "a" * 32, "f": SimpleUploadedFile("f", b"x" * size)})


with override_settings(MIDDLEWARE=["django.middleware.csrf.CsrfViewMiddleware"]):
    raises(AttributeError, upload, "/naive/", 10)
    same("small", upload("/outer/", 50_000).json(), {"files": {"f": 50_000}, "kinds": ["InMemoryUploadedFile"], "stopped": False})
    same("chunks of 64 KB", Quota.chunks, [50_000])
    Quota.chunks.clear()
    same("2.6 MB", upload("/outer/", 2_700_000).json()["kinds"], ["TemporaryUploadedFile"])
    same("largest chunk", max(Quota.chunks), 64 * 1024)
    same("too big", upload("/outer/", 4_000_000).json(), {"files": {}, "kinds": [], "stopped": True})
    client = Client(enforce_csrf_checks=True)
    same("without a token", client.post("/outer/", {"f": SimpleUploadedFile("f", b"x")}).status_code, 403)
    with override_settings(DATA_UPLOAD_MAX_MEMORY_SIZE=1000):
        same("DATA_UPLOAD_MAX_MEMORY_SIZE ignores files", upload("/outer/", 50_000).status_code, 200)
        raises(RequestDataTooBig, lambda: rf.post("/", {"text": "x" * 2000}).POST)
half = {name: SimpleUploadedFile(name, b"x" * 1_400_000) for name in "ab"}
request = rf.post("/", half)
same("two of 1.4 MB in a request", [type(f).__name__ for f in request.FILES.values()], ["TemporaryUploadedFile"] * 2)
request = rf.post("/", {"one": "1", "small": SimpleUploadedFile("s", b"x"), "big": SimpleUploadedFile("b", b"x" * 4_000_000), "two": "2", "late": SimpleUploadedFile("l", b"x")})
request.upload_handlers.insert(0, Quota(request))
same("stopped: what is there", (list(request.POST), list(request.FILES)), (["one"], ["small"]))
lazy = rf.post("/", {"f": SimpleUploadedFile("f", b"x" * 10)})
lazy.upload_handlers.insert(0, Quota(lazy))
Quota.chunks.clear()
same("before the first access", Quota.chunks, [])
lazy.FILES
same("and after it", Quota.chunks, [10])


class Polite(Quota):
    def receive_data_chunk(self, raw_data, start):
        raise StopUpload()


for handler in (Quota, Polite):
    request = rf.post("/", {"f": SimpleUploadedFile("f", b"x" * 9_000_000)})
    request.upload_handlers.insert(0, handler(request))
    same(f"{handler.__name__}: files", dict(request.FILES), {})
    same("the rest of the body is left unread", len(request.environ["wsgi.input"].read()) > 5_000_000, handler is Quota)


class Swallow(FileUploadHandler):
    def receive_data_chunk(self, raw_data, start):
        return None

    def file_complete(self, file_size):
        return None


ended = rf.post("/", {"f": SimpleUploadedFile("f", b"x" * 10)})
ended.upload_handlers.insert(0, Swallow(ended))
same("None ends the chain: bytes that came through", ended.FILES["f"].size if "f" in ended.FILES else None, 0)
