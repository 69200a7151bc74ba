# shows: 1 2 3 5 6
import logging

from django.core import checks

use(
    MIDDLEWARE=["django.middleware.security.SecurityMiddleware", "django.middleware.csrf.CsrfViewMiddleware"],
    ALLOWED_HOSTS=["shop.example.com"],
    SECURE_HSTS_SECONDS=3600,
)
urlpatterns = [path("", lambda request: HttpResponse(request.build_absolute_uri()))]
SITE = "https://shop.example.com"


def post(origin=SITE, follow=False, **headers):
    """What arrives over plain HTTP from the balancer that ended TLS."""
    headers |= {"host": "shop.example.com", "origin": origin}
    client = Client(enforce_csrf_checks=True, headers=headers)
    client.cookies["csrftoken"] = "a" * 32
    return client.post("/", {"csrfmiddlewaretoken": "a" * 32})


def outcome(response):
    text = response.text if response.status_code == 200 else response.get("Location")
    return response.status_code, text, "Strict-Transport-Security" in response


PROXY = {"x-forwarded-proto": "https"}
logging.disable(logging.NOTSET)
with SimpleTestCase().assertLogs("django.security.csrf", "WARNING") as logs:
    same("nothing configured", post().status_code, 403)
    same("with the header, but without the setting", post(**PROXY).status_code, 403)
    same("the scheme it expects", post(origin="http://shop.example.com").status_code, 200)
reason = f"Origin checking failed - {SITE} does not match any trusted origins."
same("the log", logs.records[0].getMessage(), f"Forbidden ({reason}): /")
logging.disable(logging.CRITICAL)
with override_settings(DEBUG=True):
    same("the page with DEBUG", reason in post().text, True)
same("the page without", reason in post().text, False)

with override_settings(CSRF_TRUSTED_ORIGINS=[SITE]):
    same("trusted origin: links http, no HSTS", outcome(post()), (200, "http://shop.example.com/", False))
    with override_settings(SECURE_SSL_REDIRECT=True):
        same("redirected to where it came from", outcome(post()), (301, f"{SITE}/", False))
with override_settings(SECURE_PROXY_SSL_HEADER=("HTTP_X_FORWARDED_PROTO", "https"), SECURE_SSL_REDIRECT=True):
    same("proxy header", outcome(post(**PROXY)), (200, f"{SITE}/", True))

with override_settings(SECURE_PROXY_SSL_HEADER=("HTTP_X_FORWARDED_PROTO", "https")):
    front = "https://app.example.com:8443"
    for entry, status in {
        "https://app.example.com:8443": 200,
        "https://app.example.com": 403,
        "http://app.example.com:8443": 403,
        "https://*.example.com:8443": 200,
    }.items():
        with override_settings(CSRF_TRUSTED_ORIGINS=[entry]):
            same(f"{front} posts, {entry} is trusted", post(origin=front, **PROXY).status_code, status)
    with override_settings(CSRF_TRUSTED_ORIGINS=["https://*.example.com"]):
        same("a customer's subdomain", post(origin="https://customer.example.com", **PROXY).status_code, 200)
with override_settings(CSRF_TRUSTED_ORIGINS=["app.example.com"]):
    same("without the scheme", [(m.id, m.is_serious()) for m in checks.run_checks()], [("4_0.E001", True)])
