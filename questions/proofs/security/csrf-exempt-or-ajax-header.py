# shows: 1 2 3 4 5
import json

from django.contrib.auth import login
from django.views.decorators.csrf import csrf_exempt, ensure_csrf_cookie

ann = User.objects.create_user("ann", password="pw")


def cart(request):
    """Who puts what into the cart."""
    return JsonResponse({"user": str(request.user), "sku": json.loads(request.body)["sku"]})


def enter(request):
    login(request, User.objects.get(username=request.POST["username"]))
    return HttpResponse()


urlpatterns = [
    path("cart/", cart),
    path("exempt/", csrf_exempt(cart)),
    path("form/", lambda request: HttpResponse(render("{% csrf_token %}", request))),
    path("page/", lambda request: HttpResponse()),
    path("cookie/", ensure_csrf_cookie(lambda request: HttpResponse())),
    path("login/", enter),
    path("exempt-login/", csrf_exempt(enter)),
]
client = Client(enforce_csrf_checks=True)
same("a page without {% csrf_token %} sets no cookie", "csrftoken" in client.get("/page/").cookies, False)
same("ensure_csrf_cookie", "csrftoken" in client.get("/cookie/").cookies, True)
body = {"data": '{"sku": 7}', "content_type": "application/json"}
token = client.get("/form/").text.split('value="')[1].split('"')[0]
same("JSON without the header", client.post("/cart/", **body).status_code, 403)
inside = {"data": json.dumps({"sku": 7, "csrfmiddlewaretoken": token}), "content_type": "application/json"}
same("the token inside the JSON", client.post("/cart/", **inside).status_code, 403)
for where, value in {"page": token, "cookie": client.cookies["csrftoken"].value}.items():
    same(f"X-CSRFToken from the {where}", client.post("/cart/", **body, headers={"x-csrftoken": value}).status_code, 200)
with override_settings(CSRF_COOKIE_HTTPONLY=True):
    same("CSRF_COOKIE_HTTPONLY", Client().get("/form/").cookies["csrftoken"]["httponly"], True)
with override_settings(CSRF_USE_SESSIONS=True):
    same("CSRF_USE_SESSIONS", list(Client().get("/form/").cookies), ["sessionid"])

client.force_login(ann)
# What <form enctype="text/plain"> of another site sends: the name of a field, "=", its value.
field, value = '{"sku": 7, "x": "', '"}'
forged = {"data": f"{field}={value}", "content_type": "text/plain", "headers": {"origin": "https://evil.example"}}
same("it does not reach the checked view", client.post("/cart/", **forged).status_code, 403)
same("it reaches the exempt view, with the cookies", client.post("/exempt/", **forged).json(), {"user": "ann", "sku": 7})
visitor = Client(enforce_csrf_checks=True)
evil = {"data": {"username": "ann"}, "headers": {"origin": "https://evil.example"}}
same("login CSRF, checked", (visitor.post("/login/", **evil).status_code, "sessionid" in visitor.cookies), (403, False))
same("login CSRF, exempt", (visitor.post("/exempt-login/", **evil).status_code, "sessionid" in visitor.cookies), (200, True))
