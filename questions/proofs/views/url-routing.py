# shows: 1 2 3
from django.urls import clear_url_caches
from django.views import View


def detail(request, slug):
    if slug == "missing":
        raise Http404
    return HttpResponse(f"detail {slug}")


def new(request):
    return HttpResponse(f"{request.method} new, draft={request.GET.get('draft')}")


def last(request):
    return HttpResponse("fell through")


class Both(View):
    def get(self, request):
        return HttpResponse("got")

    def post(self, request):
        return HttpResponse("posted")


wrong = [path("posts/<slug:slug>/", detail), path("posts/new/", new), path("posts/missing/", last)]
right = [path("posts/new/", new), path("posts/<slug:slug>/", detail), path("posts/missing/", last), path("both/", Both.as_view())]

for label, patterns, want in [("slug first", wrong, b"detail new"), ("literal first", right, b"GET new, draft=1")]:
    urlpatterns[:] = patterns
    clear_url_caches()
    same(label, Client().get("/posts/new/?draft=1").content, want)
same("other query", Client().get("/posts/new/?draft=2").content, b"GET new, draft=2")
same("other method", Client().post("/posts/new/").content, b"POST new, draft=None")
same("other host", Client().get("/posts/new/", headers={"host": "localhost"}).content, b"GET new, draft=None")
same("Http404 does not fall through", Client().get("/posts/missing/").status_code, 404)
same("the view tells them apart", (Client().get("/both/").content, Client().post("/both/").content), (b"got", b"posted"))
common = ["django.middleware.common.CommonMiddleware"]
same("no CommonMiddleware", Client().get("/posts/new").status_code, 404)
with override_settings(MIDDLEWARE=common):
    response = Client().get("/posts/new?draft=1")
    same("without the slash", (response.status_code, response["Location"]), (301, "/posts/new/?draft=1"))
    same("nothing matches with a slash either", Client().get("/nope").status_code, 404)
    same("POST, followed", Client().post("/posts/new", {"a": 1}, follow=True).content, b"GET new, draft=None")
with override_settings(MIDDLEWARE=common, APPEND_SLASH=False):
    same("APPEND_SLASH off", Client().get("/posts/new").status_code, 404)
with override_settings(MIDDLEWARE=common, DEBUG=True):
    assert "end in a slash" in str(raises(RuntimeError, Client().post, "/posts/new"))
