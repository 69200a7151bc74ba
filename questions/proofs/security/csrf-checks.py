# shows: 1 2 3 4 5 6
from django.contrib.auth import login

FORM = '<form method="post">{% csrf_token %} <button>Pay</button></form>'
ann = User.objects.create_user("ann")


def page(request):
    return HttpResponse(render(FORM, request))


def enter(request):
    login(request, ann)
    return HttpResponse()


urlpatterns = [path("", page), path("enter/", enter)]


def token_of(response):
    return response.text.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]


def post(secure=False, token="a" * 32, **headers):
    """A POST with a planted secret: whoever set the cookie knows the token."""
    client = Client(enforce_csrf_checks=True)
    client.cookies["csrftoken"] = "a" * 32
    return client.post("/", {"csrfmiddlewaretoken": token}, secure=secure, headers=headers).status_code


same("token fits, does not fit", (post(), post(token="b" * 32)), (200, 403))
same("own Origin", post(origin="http://testserver"), 200)
same("own host, other scheme", post(origin="https://testserver"), 403)
same("hostile subdomain, although cookie and token fit", post(origin="http://evil.testserver"), 403)
same("another site", post(origin="https://a.example.com"), 403)
same("HTTPS without Origin and Referer", post(secure=True), 403)
same("HTTP without Origin and Referer", post(), 200)
for referer, status in {
    "https://testserver/x": 200,
    "http://testserver/x": 403,
    "https://evil.testserver/": 403,
    "https://a.example.com/": 403,
}.items():
    same(f"HTTPS, Referer {referer}", post(secure=True, referer=referer), status)
with override_settings(CSRF_TRUSTED_ORIGINS=["https://*.example.com"]):
    same("trusted Origin", post(origin="https://a.example.com"), 200)
    same("trusted Referer", post(secure=True, referer="https://a.example.com/"), 200)

client = Client(enforce_csrf_checks=True)
first, second = token_of(client.get("/")), token_of(client.get("/"))
secret = client.cookies["csrftoken"].value
same("masked anew each time", first != second and secret not in (first, second), True)
same("both are valid", {client.post("/", {"csrfmiddlewaretoken": t}).status_code for t in (first, second)}, {200})
same("in the header", client.post("/", headers={"x-csrftoken": first}).status_code, 200)
same("in the header of a PUT", client.put("/", headers={"x-csrftoken": first}).status_code, 200)
form = "application/x-www-form-urlencoded"
same("in the body of a PUT", client.put("/", f"csrfmiddlewaretoken={first}", content_type=form).status_code, 403)
same("the secret stays the same", client.cookies["csrftoken"].value, secret)
same("another browser's token", Client(enforce_csrf_checks=True).post("/", {"csrfmiddlewaretoken": first}).status_code, 403)
checked = {m: client.generic(m, "/").status_code for m in "GET HEAD OPTIONS TRACE POST PUT PATCH DELETE".split()}
same("not checked", [m for m in checked if checked[m] == 200], ["GET", "HEAD", "OPTIONS", "TRACE"])
client.get("/enter/")
same("login() replaces the secret", client.cookies["csrftoken"].value != secret, True)
same("form opened before it", client.post("/", {"csrfmiddlewaretoken": first}).status_code, 403)
with override_settings(CSRF_USE_SESSIONS=True):
    client = Client(enforce_csrf_checks=True)
    token = token_of(client.get("/"))
    same("CSRF_USE_SESSIONS sets no CSRF cookie", list(client.cookies), ["sessionid"])
    same("and checks against the session", client.post("/", {"csrfmiddlewaretoken": token}).status_code, 200)
    client.cookies["csrftoken"] = "a" * 32
    same("not a cookie", client.post("/", {"csrfmiddlewaretoken": "a" * 32}).status_code, 403)
