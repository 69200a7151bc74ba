from django.middleware.csrf import get_token

use(CSRF_TRUSTED_ORIGINS=["https://*.example.com"])
urlpatterns = [path("", lambda request: HttpResponse(get_token(request)))]


def post(secure=False, token="a" * 32, **headers):
    client = Client(enforce_csrf_checks=True)
    client.cookies["csrftoken"] = "a" * 32
    return client.post("/", {"csrfmiddlewaretoken": token}, secure=secure, headers=headers).status_code


same("token fits, does not fit", (post(), post(token="b" * 32)), (200, 403))
same("own Origin", post(origin="http://testserver"), 200)
same("foreign Origin, although cookie and token fit", post(origin="http://evil.example"), 403)
same("trusted Origin", post(origin="https://a.example.com"), 200)
same("HTTPS without Origin and Referer", post(secure=True), 403)
same("HTTPS, Referer of this host", post(secure=True, referer="https://testserver/x"), 200)
same("HTTPS, Referer over HTTP", post(secure=True, referer="http://testserver/x"), 403)
client = Client()
same("the token is masked anew each time", client.get("/").text != client.get("/").text, True)
