import time

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


def outer(get_response):
    def middleware(request):
        response = get_response(request)
        calls.append(f"outer saw {response.status_code}")
        return response

    return middleware


class Inner:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        calls.append("inner")
        return self.get_response(request)

    def process_request(self, request):
        calls.append("process_request")


def view(request):
    calls.append("view")
    return HttpResponse("ok")


urlpatterns[:] = [re_path("", view)]
with override_settings(MIDDLEWARE=["__main__.outer", "__main__.legacy_and_timing", "__main__.Inner"]):
    client = Client()
    response = client.get("/")
    assert "Server-Timing" in response
    client.get("/legacy/x/")
same("calls", calls, ["factory", "inner", "view", "outer saw 200", "outer saw 410"])
