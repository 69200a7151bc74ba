def detail(request, slug):
    if slug == "missing":
        raise Http404
    return HttpResponse(f"detail {slug}")


def new(request):
    return HttpResponse(f"new, draft={request.GET.get('draft')}")


def last(request):
    return HttpResponse("fell through")


wrong = [path("posts/<slug:slug>/", detail), path("posts/new/", new), path("posts/missing/", last)]
right = [path("posts/new/", new), path("posts/<slug:slug>/", detail), path("posts/missing/", last)]

from django.urls import clear_url_caches

for label, patterns, want in [("slug first", wrong, b"detail new"), ("literal first", right, b"new, draft=1")]:
    urlpatterns[:] = patterns
    clear_url_caches()
    same(label, Client().get("/posts/new/?draft=1").content, want)
same("Http404 does not fall through", Client().get("/posts/missing/").status_code, 404)
with override_settings(MIDDLEWARE=["django.middleware.common.CommonMiddleware"]):
    response = Client().get("/posts/new?draft=1")
    same("without the slash", (response.status_code, response["Location"]), (301, "/posts/new/?draft=1"))
with override_settings(MIDDLEWARE=["django.middleware.common.CommonMiddleware"], DEBUG=True):
    raises(RuntimeError, Client().post, "/posts/new")
