from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.views.decorators.csrf import csrf_exempt, csrf_protect

LIMIT = 100_000


class Quota(FileUploadHandler):
    seen = 0

    def receive_data_chunk(self, raw_data, start):
        self.seen += len(raw_data)
        if self.seen > LIMIT:
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
    return JsonResponse({"files": {k: f.size for k, f in request.FILES.items()}})


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
    same("small", upload("/outer/", 50_000).json(), {"files": {"f": 50_000}})
    same("too big", upload("/outer/", 200_000).json(), {"files": {}})
    with override_settings(DATA_UPLOAD_MAX_MEMORY_SIZE=1000):
        same("DATA_UPLOAD_MAX_MEMORY_SIZE ignores files", upload("/outer/", 50_000).status_code, 200)
