# shows: 1 2 3 4 5
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.http import require_GET
from django.views.generic import ListView


@require_GET
def ping(request):
    return HttpResponse("pong")


class Ping(View):
    def get(self, request):
        return HttpResponse("pong")


for label, view in (("function", ping), ("class", Ping.as_view())):
    got, posted = view(rf.get("/")), view(rf.post("/"))
    same(f"{label}: GET, POST", (got.content, posted.status_code), (b"pong", 405))

calls = []


class Traced(Ping):
    def setup(self, request, *args, **kwargs):
        calls.append((self, "setup"))
        super().setup(request, *args, **kwargs)

    def dispatch(self, request, *args, **kwargs):
        calls.append((self, "dispatch"))
        return super().dispatch(request, *args, **kwargs)


view = Traced.as_view()
same("as_view() returns a function", type(view).__name__, "function")
view(rf.get("/")), view(rf.get("/"))
same("per request", [name for _, name in calls], ["setup", "dispatch"] * 2)
same("a new instance", calls[0][0] is calls[1][0] and calls[0][0] is not calls[2][0], True)


class Json(View):
    def get(self, request):
        return JsonResponse(self.data())


class One(Json):
    data = staticmethod(lambda: {"n": 1})


class Two(Json):
    data = staticmethod(lambda: {"n": 2})


same("one get() for both", [v.as_view()(rf.get("/")).content for v in (One, Two)], [b'{"n": 1}', b'{"n": 2}'])


@method_decorator(require_GET, name="dispatch")
class OnlyGet(View):
    def get(self, request):
        return HttpResponse("pong")

    def post(self, request):
        return HttpResponse("posted")


same("method_decorator", [OnlyGet.as_view()(r("/")).status_code for r in (rf.get, rf.post)], [200, 405])
undecorated = type("Undecorated", (View,), {"post": OnlyGet.post})
same("without it", undecorated.as_view()(rf.post("/")).status_code, 200)
raises(TypeError, require_GET(OnlyGet), rf.get("/"))


class Mixed(View):
    async def get(self, request):
        return HttpResponse()

    def post(self, request):
        return HttpResponse()


assert "must either be all sync or all async" in str(raises(ImproperlyConfigured, Mixed.as_view))
async_view = type("Async", (View,), {"get": Mixed.get})
same("a plain View with an async get()", (async_view.view_is_async, ListView.view_is_async), (True, False))

import threading

threads = {}


class Where(ListView):
    model = Tag
    template_name = "t.html"

    def get(self, request):
        threads["generic"] = threading.get_ident()
        return HttpResponse()


urlpatterns[:] = [path("", Where.as_view())]


async def main():
    threads["loop"] = threading.get_ident()
    with override_settings(MIDDLEWARE=[]):
        same("generic view under ASGI", (await AsyncClient().get("/")).status_code, 200)


import asyncio

asyncio.run(main())
same("in a thread", threads["generic"] != threads["loop"], True)
