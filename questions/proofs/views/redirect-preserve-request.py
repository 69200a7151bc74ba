from django.shortcuts import redirect


def moved(request):
    return redirect("/new/")


def moved_307(request):
    return redirect("/new/", preserve_request=True)


def new(request):
    return HttpResponse(f"{request.method} {request.POST.get('a')}")


urlpatterns[:] = [path("old/", moved), path("old307/", moved_307), path("new/", new)]
same("302", Client().post("/old/", {"a": "1"}, follow=True).content, b"GET None")
same("307", Client().post("/old307/", {"a": "1"}, follow=True).content, b"POST 1")
same("codes", [redirect("/", permanent=p, preserve_request=k).status_code for p in (False, True) for k in (False, True)], [302, 307, 301, 308])
