# shows: 1 2 3 4 5
import uuid

from django.urls import NoReverseMatch, register_converter


class YearConverter:
    regex = "[0-9]{4}"

    def to_python(self, value):
        if int(value) > 2100:
            raise ValueError
        return int(value)

    def to_url(self, value):
        return f"{value:04d}"


register_converter(YearConverter, "yyyy")


def show(request, year=None):
    return HttpResponse(repr(year))


urlpatterns[:] = [
    path("<yyyy:year>/", show, name="year"),
    path("late/<yyyy:year>/", show),
    path("late/<str:year>/", show),
    re_path("^re/(?P<year>[0-9]{4})/$", show),
    re_path("^unnamed/([0-9]{4})/$", show),
    re_path("^optional/(?:(?P<year>[0-9]{4})/)?$", show),
    re_path("^about", show),
    re_path("^exact$", show),
    re_path("anywhere", show),
    path("str/<str:year>/", show),
    path("path/<path:year>/", show),
    path("int/<int:year>/", show),
    path("slug/<slug:year>/", show),
    path("uuid/<uuid:year>/", show, name="uuid"),
]


def get(url):
    response = Client().get(url)
    return response.content.decode() if response.status_code == 200 else response.status_code


same("converter, re_path", (get("/2026/"), get("/re/2026/"), get("/unnamed/2026/")), ("2026", "'2026'", "'2026'"))
same("after 2100", get("/2199/"), 404)
same("the search goes on", (get("/late/2026/"), get("/late/2199/")), ("2026", "'2199'"))
same("without $, with $", (get("/aboutfoo"), get("/exactfoo"), get("/exact")), ("None", 404, "None"))
same("without ^ and $", get("/x/anywhere/y"), "None")
same("optional segment", (get("/optional/"), get("/optional/2026/")), ("None", "'2026'"))
same("reverse", (reverse("year", args=[987]), reverse("year", args=[2026])), ("/0987/", "/2026/"))
raises(NoReverseMatch, reverse, "year", args=["2026"])  # to_url() raises ValueError for a string
key = uuid.UUID("075194d3-6885-417e-a8a8-6c931e272f00")
same("uuid", (get(f"/uuid/{key}/"), reverse("uuid", args=[key])), (repr(key), f"/uuid/{key}/"))
same("uuid, uppercase, no dashes", (get(f"/uuid/{str(key).upper()}/"), get(f"/uuid/{key.hex}/")), (404, 404))
same("a/b: str, path", (get("/str/a/b/"), get("/path/a/b/")), (404, "'a/b'"))
same("int: 7, -7", (get("/int/7/"), get("/int/-7/")), ("7", 404))
same("slug", (get("/slug/a-b_1/"), get("/slug/a.b/")), ("'a-b_1'", 404))


class Lookup:
    regex = "[a-z]+"

    def to_python(self, value):
        if not Tag.objects.filter(name=value).exists():
            raise ValueError
        inside.append(connection.in_atomic_block)
        return value

    to_url = str


inside = []
register_converter(Lookup, "tag")
Tag.objects.create(name="red")
urlpatterns[:] = [path("tag/<tag:year>/", lambda request, year: inside.append(connection.in_atomic_block) or HttpResponse())]
from django.urls import clear_url_caches

clear_url_caches()
connection.settings_dict["ATOMIC_REQUESTS"] = True
Client().get("/tag/red/")
same("in a transaction: converter, view", inside, [False, True])
connection.settings_dict["ATOMIC_REQUESTS"] = False
with override_settings(MIDDLEWARE=["django.middleware.common.CommonMiddleware"]):
    with queries("also to see whether a slash is missing", 1):
        same("status", Client().get("/tag/red").status_code, 301)
