def gone(request):
    raise Http404


def denied(request):
    raise PermissionDenied


def broken(request):
    raise RuntimeError


def handler404(request, exception):
    return HttpResponse("my 404", status=404)


def handler403(request, exception):
    return HttpResponse("my 403", status=403)


TEMPLATES["500.html"] = "sorry [{{ user }}{{ request.path }}]"
urlpatterns[:] = [path("gone/", gone), path("denied/", denied), path("broken/", broken)]
for debug in (True, False):
    with override_settings(DEBUG=debug):
        client = Client(raise_request_exception=False)
        got = [client.get(u).content for u in ("/gone/", "/denied/", "/broken/")]
    same(f"DEBUG={debug}: own 404, own 403, own 500", [got[0] == b"my 404", got[1] == b"my 403", got[2] == b"sorry []"], [not debug, True, not debug])
with override_settings(MIDDLEWARE=["django.middleware.csrf.CsrfViewMiddleware"]):
    response = Client(enforce_csrf_checks=True).post("/gone/")
    same("CSRF failure uses handler403", (response.status_code, response.content == b"my 403"), (403, False))
