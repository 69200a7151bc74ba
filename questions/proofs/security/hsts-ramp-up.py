use(MIDDLEWARE=["django.middleware.security.SecurityMiddleware"])
urlpatterns = [path("", lambda request: HttpResponse())]


def header(seconds, secure=True):
    with override_settings(SECURE_HSTS_SECONDS=seconds):
        return Client().get("/", secure=secure).headers.get("Strict-Transport-Security")


same("0 sends nothing: browsers keep what they know", header(0), None)
same("1 makes them forget soon", header(1), "max-age=1")
same("never over plain HTTP", header(60, secure=False), None)
with override_settings(SECURE_HSTS_INCLUDE_SUBDOMAINS=True, SECURE_HSTS_PRELOAD=True):
    same("all of it", header(60), "max-age=60; includeSubDomains; preload")
