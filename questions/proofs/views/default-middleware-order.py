from django.core.management import call_command

urlpatterns[:] = [path("", lambda request: HttpResponse(b"x" * 1000))]
default = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
seen = {}


def body_reader(get_response):
    def middleware(request):
        response = get_response(request)
        seen["plain"] = response.content == b"x" * 1000
        return response

    return middleware


with override_settings(MIDDLEWARE=default):
    same("default order", Client().get("/").status_code, 200)
with override_settings(MIDDLEWARE=sorted(default)):
    call_command("check")
    raises(ImproperlyConfigured, Client().get, "/")
gzip = "django.middleware.gzip.GZipMiddleware"
for order, plain in (([gzip, "__main__.body_reader"], True), (["__main__.body_reader", gzip], False)):
    with override_settings(MIDDLEWARE=order):
        response = Client().get("/", headers={"accept-encoding": "gzip"})
        assert response["Content-Encoding"] == "gzip"
    same(f"{order[0].split('.')[-1]} first: the other sees plain text", seen["plain"], plain)
