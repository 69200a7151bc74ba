from django.core import signals

log, sent = [], []


def layer(name, answers=False, stops=False):
    class Layer:
        def __init__(self, get_response):
            self.get_response = get_response

        def __call__(self, request):
            log.append(f"{name} in")
            response = self.get_response(request)
            log.append(f"{name} out")
            return response

        def process_view(self, request, view, args, kwargs):
            log.append(f"{name} view")
            if stops and request.path == "/stop/":
                return HttpResponse("stopped")

        def process_exception(self, request, exception):
            log.append(f"{name} exception")
            if answers:
                return JsonResponse({}, status=500)

    return Layer


A, B, C = layer("A"), layer("B", answers=True, stops=True), layer("C")


class Broken:
    def __init__(self, get_response):
        pass

    def __call__(self, request):
        raise RuntimeError


def boom(request):
    raise RuntimeError


urlpatterns[:] = [path("boom/", boom), path("stop/", boom)]
signals.got_request_exception.connect(lambda **kw: sent.append(1), weak=False)
stack = ["__main__.A", "__main__.B", "__main__.C"]
with override_settings(MIDDLEWARE=stack):
    client = Client(raise_request_exception=False)
    client.get("/boom/")
    same("view raises", log, "A in,B in,C in,A view,B view,C view,C exception,B exception,C out,B out,A out".split(","))
    same("got_request_exception", len(sent), 0)
    log.clear()
    client.get("/stop/")
    same("B's process_view answers", log, "A in,B in,C in,A view,B view,C out,B out,A out".split(","))
log.clear()
with override_settings(MIDDLEWARE=[*stack, "__main__.Broken"]):
    Client(raise_request_exception=False).get("/boom/")
same("a middleware raises", log, "A in,B in,C in,C out,B out,A out".split(","))
