# shows: 2 3 5
use(MIDDLEWARE=["django.middleware.security.SecurityMiddleware"])
urlpatterns = [path("", lambda request: HttpResponse())]


def header(seconds, secure=True, subdomains=False, **headers):
    with override_settings(SECURE_HSTS_SECONDS=seconds, SECURE_HSTS_INCLUDE_SUBDOMAINS=subdomains):
        return Client(headers=headers).get("/", secure=secure).headers.get("Strict-Transport-Security")


same("as in the question", header(31536000, subdomains=True), "max-age=31536000; includeSubDomains")
same("0", header(0, subdomains=True), None)
same("a tiny value, without subdomains", header(1), "max-age=1")
same("over plain HTTP", header(60, secure=False), None)
proxy = {"x-forwarded-proto": "https"}
same("behind a proxy that ended TLS", header(60, secure=False, **proxy), None)
with override_settings(SECURE_PROXY_SSL_HEADER=("HTTP_X_FORWARDED_PROTO", "https")):
    same("with SECURE_PROXY_SSL_HEADER", header(60, secure=False, **proxy), "max-age=60")
with override_settings(SECURE_HSTS_PRELOAD=True):
    same("all of it", header(60, subdomains=True), "max-age=60; includeSubDomains; preload")
