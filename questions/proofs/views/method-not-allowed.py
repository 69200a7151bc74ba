# shows: 1 2 3 4
from django.http import HttpResponse
from django.views import View
from django.views.decorators.http import require_POST


class OnlyGet(View):
    def get(self, request):
        return HttpResponse("body")


class NoGet(View):
    def post(self, request):
        return HttpResponse("posted")


@require_POST
def publish(request, pk):
    Post.objects.filter(pk=pk).update(published=True)
    return HttpResponse(status=204)


def open_to_all(request, pk):
    Post.objects.filter(pk=pk).update(published=True)
    return HttpResponse(request.method)


pk = Post.objects.create(title="x", published=False, author=Author.objects.create(name="a")).pk
urlpatterns[:] = [path("c/", OnlyGet.as_view()), path("n/", NoGet.as_view()), path("p/<int:pk>/", publish), path("f/<int:pk>/", open_to_all)]
client = Client()


def published():
    now = Post.objects.get(pk=pk).published
    Post.objects.update(published=False)
    return now


response = client.post("/c/")
same("POST to a class with get()", (response.status_code, response["Allow"]), (405, "GET, HEAD, OPTIONS"))
head = client.head("/c/")
same("HEAD, without get()", (head.status_code, client.head("/n/").status_code), (200, 405))
same("OPTIONS", (client.options("/c/")["Allow"], client.options("/n/")["Allow"]), ("GET, HEAD, OPTIONS", "POST, OPTIONS"))
same("a plain function", [getattr(client, m)(f"/f/{pk}/").content for m in ("delete", "put", "options")], [b"DELETE", b"PUT", b"OPTIONS"])
published()
same("GET to it: status, published", (client.get(f"/f/{pk}/").status_code, published()), (200, True))
same("GET with require_POST", (client.get(f"/p/{pk}/").status_code, published()), (405, False))
same("POST", (client.post(f"/p/{pk}/").status_code, published()), (204, True))
strict = Client(enforce_csrf_checks=True)
same("POST without a token", strict.post("/c/").status_code, 403)
same("not checked", [getattr(strict, m)(f"/f/{pk}/").status_code for m in ("get", "head", "options", "trace")], [200] * 4)
with override_settings(MIDDLEWARE=[]):
    same("without the CSRF middleware", Client(enforce_csrf_checks=True).post("/c/").status_code, 405)
