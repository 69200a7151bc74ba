# needs: Django>=6.0
from django.urls import NoReverseMatch, register_converter


class YearConverter:
    regex = "[0-9]{4}"

    def to_python(self, value):
        year = int(value)
        if year > 2100:
            raise ValueError
        return year

    def to_url(self, value):
        if value > 2100:
            raise ValueError
        return f"{value:04d}"


register_converter(YearConverter, "yyyy")


def show(request, year=None):
    return HttpResponse(repr(year))


urlpatterns[:] = [path("<yyyy:year>/", show, name="year"), re_path("^re/(?P<year>[0-9]{4})/$", show), re_path("^about", show)]
same("converter", Client().get("/2026/").content, b"2026")
same("re_path", Client().get("/re/2026/").content, b"'2026'")
same("after 2100", Client().get("/2199/").status_code, 404)
same("unanchored re_path", Client().get("/aboutfoo").status_code, 200)
same("reverse", reverse("year", args=[987]), "/0987/")
raises(NoReverseMatch, reverse, "year", args=[2199])
raises(ValueError, register_converter, YearConverter, "int")
