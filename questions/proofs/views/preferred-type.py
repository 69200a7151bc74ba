def preferred(accept, *types):
    headers = {"accept": accept} if accept else None
    return rf.get("/", headers=headers).get_preferred_type(list(types))


chrome = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
same("browser", preferred(chrome, "application/json", "text/html"), "text/html")
same("accepts() on the same header", rf.get("/", headers={"accept": chrome}).accepts("application/json"), True)
same("client", preferred("application/json, text/html;q=0.5", "text/html", "application/json"), "application/json")
same("no header", preferred(None, "text/html", "application/json"), "text/html")
same("nothing fits", preferred("image/png", "text/html", "application/json"), None)
same("equal quality: the more specific", preferred("text/*;q=0.5, application/json;q=0.5", "text/html", "application/json"), "application/json")
from django.views.decorators.vary import vary_on_headers

same("Vary", vary_on_headers("Accept")(lambda r: HttpResponse())(rf.get("/"))["Vary"], "Accept")
