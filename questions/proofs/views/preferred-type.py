# shows: 1 2 3 4
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render as render_
from django.views.decorators.vary import vary_on_headers

TEMPLATES["stock.html"] = "<b>{{ left }}</b>"


def negotiate(request, pk):
    data = {"pk": pk, "left": 3}
    kind = request.get_preferred_type(["text/html", "application/json"])
    if kind == "application/json":
        return JsonResponse(data)
    if kind == "text/html":
        return render_(request, "stock.html", data)
    return HttpResponse(status=406)


stock = vary_on_headers("Accept")(negotiate)
urlpatterns[:] = [path("stock/<int:pk>/", stock), path("novary/<int:pk>/", negotiate)]


def headers(accept):
    return {"accept": accept} if accept else None


def kind(accept, url="/stock/3/"):
    response = Client().get(url, headers=headers(accept))
    return response.status_code if response.status_code == 406 else response["Content-Type"].split(";")[0]


html, json = "text/html", "application/json"
chrome = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
same("browser", kind(chrome), html)
same("clients", [kind("application/json"), kind("application/json, text/html;q=0.5"), kind("application/json;q=0.5, text/html")], [json, json, html])
same("no header, */*", (kind(None), kind("*/*")), (html, html))
same("nothing fits", kind("image/png"), 406)
same("None", rf.get("/", headers=headers("image/png")).get_preferred_type([html]), None)
same("equal quality: the more specific", kind("text/*;q=0.5, application/json;q=0.5"), json)
same("the order of the types", rf.get("/").get_preferred_type([json, html]), json)
request = rf.get("/", headers=headers(chrome))
same("accepts()", (request.accepts(html), request.accepts(json)), (True, True))
strict = rf.get("/", headers=headers("text/html"))
same("accepts() without */*", strict.accepts(json), False)
same("Vary", Client().get("/stock/3/")["Vary"], "Accept")
cache = [f"django.middleware.cache.{n}CacheMiddleware" for n in ("Update", "FetchFrom")]
with override_settings(MIDDLEWARE=cache):
    same("cached without Vary: JSON, then the browser", [kind(a, "/novary/3/") for a in (json, chrome)], [json, json])
    same("cached with it", [kind(a) for a in (json, chrome)], [json, html])
