import json

from django.views.decorators.csrf import csrf_exempt, ensure_csrf_cookie


def cart(request):
    return JsonResponse(json.loads(request.body))


def page(request):
    return HttpResponse()


urlpatterns = [
    path("cart/", cart),
    path("exempt/", csrf_exempt(cart)),
    path("page/", page),
    path("cookie/", ensure_csrf_cookie(page)),
]
client = Client(enforce_csrf_checks=True)
same("a page without a form sets no cookie", "csrftoken" in client.get("/page/").cookies, False)
same("ensure_csrf_cookie", "csrftoken" in client.get("/cookie/").cookies, True)
token = client.cookies["csrftoken"].value
body = {"data": '{"sku": 7}', "content_type": "application/json"}
same("JSON without the header", client.post("/cart/", **body).status_code, 403)
same("with X-CSRFToken", client.post("/cart/", **body, headers={"x-csrftoken": token}).status_code, 200)
# What <form enctype="text/plain"> of a foreign page can send:
forged = client.post(
    "/exempt/", '{"sku": 7, "x": "="}', content_type="text/plain", headers={"origin": "https://evil.example"}
)
same("it reaches the exempt view", (forged.status_code, forged.json()["sku"]), (200, 7))
