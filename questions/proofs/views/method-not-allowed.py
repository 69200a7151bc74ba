from django.views import View
from django.views.decorators.http import require_POST


class OnlyGet(View):
    def get(self, request):
        return HttpResponse("body")


@require_POST
def publish(request):
    return HttpResponse("published")


def open_to_all(request):
    return HttpResponse(request.method)


urlpatterns[:] = [path("c/", OnlyGet.as_view()), path("p/", publish), path("f/", open_to_all)]
client = Client()
response = client.post("/c/")
same("POST to a class with get()", (response.status_code, response["Allow"]), (405, "GET, HEAD, OPTIONS"))
same("HEAD", client.head("/c/").status_code, 200)
same("OPTIONS", client.options("/c/")["Allow"], "GET, HEAD, OPTIONS")
same("DELETE to a plain function", client.delete("/f/").content, b"DELETE")
same("GET with require_POST", client.get("/p/").status_code, 405)
with override_settings(MIDDLEWARE=["django.middleware.csrf.CsrfViewMiddleware"]):
    same("POST without token", Client(enforce_csrf_checks=True).post("/c/").status_code, 403)
