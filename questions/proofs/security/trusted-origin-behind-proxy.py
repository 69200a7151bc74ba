use(
    MIDDLEWARE=["django.middleware.security.SecurityMiddleware", "django.middleware.csrf.CsrfViewMiddleware"],
    ALLOWED_HOSTS=["shop.example.com"],
)
urlpatterns = [path("", lambda request: HttpResponse(request.build_absolute_uri()))]


def post(**headers):
    """What arrives over plain HTTP from the proxy that ended TLS."""
    headers |= {"host": "shop.example.com", "origin": "https://shop.example.com"}
    client = Client(enforce_csrf_checks=True, headers=headers)
    client.cookies["csrftoken"] = "a" * 32
    response = client.post("/", {"csrfmiddlewaretoken": "a" * 32})
    return response.status_code, response.text if response.status_code == 200 else ""


same("nothing configured", post(), (403, ""))
with override_settings(CSRF_TRUSTED_ORIGINS=["https://shop.example.com"]):
    same("trusted origin: passes, links stay http", post(), (200, "http://shop.example.com/"))
with override_settings(SECURE_PROXY_SSL_HEADER=("HTTP_X_FORWARDED_PROTO", "https")):
    same("proxy header", post(**{"x-forwarded-proto": "https"}), (200, "https://shop.example.com/"))
