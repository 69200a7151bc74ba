# shows: 1 2 3
import threading
import urllib.request

from django.shortcuts import redirect
from django.views.decorators.csrf import csrf_exempt
from django.core.servers.basehttp import WSGIServer, WSGIRequestHandler
from django.core.handlers.wsgi import WSGIHandler


@csrf_exempt
def old_orders(request):
    return redirect("/v2/orders/", permanent=True, preserve_request=True)


def moved(request):
    return redirect("/v2/orders/", permanent="p" in request.GET)


def moved_307(request):
    return redirect("/v2/orders/", preserve_request=True)


saved = []


def new(request):
    return HttpResponse(f"{request.method} {request.POST.get('a')}")


def form(request):
    if request.method == "POST":
        saved.append(request.POST["a"])
        return redirect("/form/")
    return HttpResponse("form")


def form_307(request):
    if request.method == "POST":
        saved.append(request.POST["a"])
    return redirect("/form/", preserve_request=True)


urlpatterns[:] = [path("old/", old_orders), path("302/", moved), path("307/", moved_307), path("v2/orders/", new), path("form/", form), path("f307/", form_307)]


def follow(url):
    return Client().post(url, {"a": "1"}, follow=True).content


same("302, 301", (follow("/302/"), follow("/302/?p")), (b"GET None", b"GET None"))
same("307, 308", (follow("/307/"), follow("/old/")), (b"POST 1", b"POST 1"))
# An API client sends no CSRF token.
strict = Client(enforce_csrf_checks=True)
same("from an API client, without and with the exemption", [strict.post(url, {"a": "1"}).status_code for url in ("/307/", "/old/")], [403, 308])
same("codes", [redirect("/", permanent=p, preserve_request=k).status_code for p in (False, True) for k in (False, True)], [302, 307, 301, 308])
client = Client()
page = client.post("/form/", {"a": "1"}, follow=True)
client.get(page.request["PATH_INFO"])  # reload
same("302 after the form: saved", saved, ["1"])
saved.clear()
page = client.post("/f307/", {"a": "1"}, follow=True)
same("307 after the form: saved again by the next page", saved, ["1", "1"])

# Python's own client, over HTTP:
with override_settings(MIDDLEWARE=[], ALLOWED_HOSTS=["127.0.0.1"]):
    server = WSGIServer(("127.0.0.1", 0), type("Quiet", (WSGIRequestHandler,), {"log_message": lambda *a: None}))
    server.set_app(WSGIHandler())
    threading.Thread(target=server.serve_forever, daemon=True).start()
    base = f"http://127.0.0.1:{server.server_address[1]}"
    same("urllib after 302", urllib.request.urlopen(base + "/302/", b"a=1").read(), b"GET None")
    server.shutdown()
