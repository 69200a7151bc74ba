class Health:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.path == "/live":
            return HttpResponse("ok")
        if request.path == "/ready":
            with connection.cursor() as cursor:
                cursor.execute("SELECT 1")
            return HttpResponse("ok")
        return self.get_response(request)


urlpatterns = [path("live", lambda r: HttpResponse("ok")), path("ready", lambda r: HttpResponse("ok"))]
COMMON = "django.middleware.common.CommonMiddleware"


def status(where, **settings_):
    with override_settings(ALLOWED_HOSTS=["shop.example"], **settings_):
        return Client().get(where, headers={"host": "10.0.0.7:8000"}).status_code


same("as a view", status("/live", MIDDLEWARE=[COMMON]), 400)
for where, expected in (("/live", 0), ("/ready", 1)):
    with queries(where, expected):
        assert status(where, MIDDLEWARE=["__main__.Health", COMMON]) == 200
