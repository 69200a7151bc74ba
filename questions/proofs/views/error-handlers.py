# shows: 1 2 3 4 5
import sys
import types

from django.core.exceptions import BadRequest
from django.shortcuts import render as render_


def gone(request):
    raise Http404


def denied(request):
    raise PermissionDenied


def bad(request):
    raise BadRequest


def broken(request):
    raise RuntimeError


def not_found(request, exception):
    return render_(request, "errors/404.html", status=404)


def handler403(request, exception):
    return HttpResponse("my 403", status=403)


def handler400(request, exception):
    return HttpResponse("my 400", status=400)


handler404 = "__main__.not_found"
app = types.ModuleType("app_urls")
app.urlpatterns = [path("gone/", gone)]
app.handler404 = lambda request, exception: HttpResponse("the app's 404", status=404)
sys.modules["app_urls"] = app
TEMPLATES["errors/404.html"] = "my 404 for {{ user }}"
TEMPLATES["500.html"] = "sorry [{{ user }}{{ request.path }}]"
urlpatterns[:] = [path("gone/", gone), path("denied/", denied), path("bad/", bad), path("broken/", broken), path("app/", include("app_urls"))]


def pages(debug=False, urls=("gone", "bad", "denied", "broken")):
    with override_settings(DEBUG=debug):
        client = Client(raise_request_exception=False)
        return [(r.status_code, r.content.decode()) for r in (client.get(f"/{u}/") for u in urls)]


same("DEBUG off", pages(), [(404, "my 404 for AnonymousUser"), (400, "my 400"), (403, "my 403"), (500, "sorry []")])
on = pages(True)
same("DEBUG on: statuses", [code for code, _ in on], [404, 400, 403, 500])
same("DEBUG on: own pages", [len(text) < 40 for _, text in on], [False, False, True, False])
same("technical page", ["DEBUG = True" in text for _, text in on], [True, True, False, True])
same("a handler in an app's URLconf", pages(urls=["app/gone"]), [(404, "my 404 for AnonymousUser")])
with override_settings(MIDDLEWARE=["django.middleware.csrf.CsrfViewMiddleware"]):
    response = Client(enforce_csrf_checks=True).post("/gone/")
    same("CSRF failure uses handler403", (response.status_code, response.content == b"my 403"), (403, False))
raises(RuntimeError, Client().get, "/broken/")  # without raise_request_exception=False

from django.urls import clear_url_caches


def handler500(request):
    return HttpResponse("my 500", status=500)


clear_url_caches()
same("own handler500", pages(urls=["broken"]), [(500, "my 500")])
handler500 = lambda request, exception: HttpResponse("two arguments", status=500)
clear_url_caches()
from django.core.handlers.wsgi import WSGIHandler

with override_settings(MIDDLEWARE=[]):
    assert "exception" in str(raises(TypeError, WSGIHandler().get_response, rf.get("/broken/")))
del handler500
handler404 = lambda request: HttpResponse("one argument", status=404)
clear_url_caches()
same("a handler404 with one argument fails", pages(urls=["gone"]), [(500, "sorry []")])
del handler404, handler403, handler400
clear_url_caches()
TEMPLATES["404.html"] = "template 404"
same("templates are enough", pages(urls=["gone", "broken"]), [(404, "template 404"), (500, "sorry []")])
TEMPLATES["500.html"] = "{% include 'missing.html' %}"
with override_settings(MIDDLEWARE=[]):
    raises(TemplateDoesNotExist, WSGIHandler().get_response, rf.get("/broken/"))  # the server gets the exception


def handler404(request, exception):
    return render_(request, "404.html")


clear_url_caches()
same("without a status", pages(urls=["gone"]), [(200, "template 404")])
