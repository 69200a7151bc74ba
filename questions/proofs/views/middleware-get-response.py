# shows: 1 2 3 4 5
import re
import time

from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpResponse, StreamingHttpResponse
from django.utils.deprecation import MiddlewareMixin

calls = []


def legacy_and_timing(get_response):
    calls.append("factory")

    def middleware(request):
        if request.path.startswith("/legacy/"):
            return HttpResponse("Gone", status=410)
        start = time.perf_counter()
        response = get_response(request)
        ms = (time.perf_counter() - start) * 1000
        response["Server-Timing"] = f"app;dur={ms:.0f}"
        return response

    return middleware


def layer(name):
    def factory(get_response):
        def middleware(request):
            calls.append(f"{name} in")
            response = get_response(request)
            calls.append(f"{name} out {response.status_code}")
            return response

        return middleware

    return factory


outer, inner = layer("outer"), layer("inner")


class Hooks:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_request(self, request):
        calls.append("process_request without the mixin")


class Mixed(MiddlewareMixin):
    def process_request(self, request):
        calls.append("process_request")

    def process_response(self, request, response):
        calls.append("process_response")
        return response


class Off:
    def __init__(self, get_response):
        raise MiddlewareNotUsed

    def __call__(self, request):
        calls.append("off")


def view(request):
    calls.append("view")
    return HttpResponse("ok")


def slow_body(request):
    def body():
        time.sleep(0.3)
        yield "x"

    return StreamingHttpResponse(body())


def took(path):
    client.get("/")
    calls.clear()
    response = client.get(path)
    b"".join(response) if response.streaming else None
    return int(re.search(r"dur=(\d+)", response["Server-Timing"])[1])


def slow(request):
    time.sleep(0.3)
    return HttpResponse()


urlpatterns[:] = [path("stream/", slow_body), path("slow/", slow), re_path("", view)]
stack = [f"__main__.{n}" for n in ("outer", "legacy_and_timing", "inner")]
with override_settings(MIDDLEWARE=stack):
    client = Client()
    assert "Server-Timing" in client.get("/")
    same("calls", calls, ["factory", "outer in", "inner in", "view", "inner out 200", "outer out 200"])
    calls.clear()
    response = client.get("/legacy/x/")
    same("short-circuit", calls, ["outer in", "outer out 410"])
    same("not timed", "Server-Timing" in response, False)
    same("slow view, slow body", (took("/slow/") >= 300, took("/stream/") < 200), (True, True))
calls.clear()
with override_settings(MIDDLEWARE=["__main__.Hooks", "__main__.Mixed", "__main__.Off"]):
    same("status", Client().get("/").status_code, 200)
same("process_* need the mixin; Off is left out", calls, ["process_request", "view", "process_response"])


class Shared:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        self.user = request.GET["u"]  # the mistake
        response = self.get_response(request)
        return HttpResponse(f"{request.GET['u']} was {self.user}")


import threading

both = threading.Barrier(2, timeout=5)
urlpatterns[:] = [path("", lambda request: both.wait() and None or HttpResponse())]
from django.urls import clear_url_caches

clear_url_caches()
with override_settings(MIDDLEWARE=["__main__.Shared"]):
    handler, answers = Client().handler, []
    handler.load_middleware()
    threads = [threading.Thread(target=lambda u=u: answers.append(handler.get_response(rf.get("/", {"u": u})).content)) for u in "ab"]
    [t.start() for t in threads], [t.join() for t in threads]
print(sorted(answers))
assert sorted(answers) in ([b"a was a", b"b was a"], [b"a was b", b"b was b"])  # one instance for both threads
