# shows: 1 2 3 4 5
use(
    SECURE_SSL_REDIRECT=True,
    MIDDLEWARE=["django.middleware.security.SecurityMiddleware", "django.middleware.csrf.CsrfViewMiddleware"],
)
urlpatterns = [path("", lambda request: HttpResponse(request.build_absolute_uri()))]
PROTO = "x-forwarded-proto"


def get(secure=False, **headers):
    response = Client(headers={"host": "testserver"}).get("/", secure=secure, headers=headers)
    return response.status_code, response.get("Location", response.text)


same("without the setting: the loop behind the proxy", get(**{PROTO: "https"}), (301, "https://testserver/"))
use(SECURE_PROXY_SSL_HEADER=("HTTP_X_FORWARDED_PROTO", "https"))
same("with it", get(**{PROTO: "https"}), (200, "https://testserver/"))
same("plain HTTP", get(), (301, "https://testserver/"))
same("the proxy overwrites: plain HTTP stays plain", get(**{PROTO: "http"}), (301, "https://testserver/"))
forged = get(**{PROTO: "https"})
same("forged by whoever reaches the port", forged, (200, "https://testserver/"))
same("forged, and the proxy appended its own", get(**{PROTO: "https, http"}), (200, "https://testserver/"))
same("the client's comes first here too", get(**{PROTO: "http, https"})[0], 301)
same("a request over HTTPS that claims to be plain", get(secure=True, **{PROTO: "http"}), (301, "https://testserver/"))


def post(origin, **headers):
    client = Client(enforce_csrf_checks=True, headers=headers | {"origin": origin, "host": "testserver"})
    client.cookies["csrftoken"] = "a" * 32
    with override_settings(SECURE_SSL_REDIRECT=False):
        return client.post("/", {"csrfmiddlewaretoken": "a" * 32}).status_code


origins = [post(f"{scheme}://testserver", **{PROTO: "https"}) for scheme in ("http", "https")]
same("the CSRF check believes the header too", origins, [403, 200])
