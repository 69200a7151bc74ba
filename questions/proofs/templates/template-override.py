# shows: 1 2 3 4
import sys
import tempfile
from pathlib import Path


from django.template.loader import get_template

root = Path(tempfile.mkdtemp())
sys.path.insert(0, str(root))
mine = '{% extends "admin/base_site.html" %}{% block branding %}{{ block.super }} <span class="env">staging</span>{% endblock %}'
for app, name, text in [
    ("shop", "templates/admin/base_site.html", mine),
    ("shop", "templates/django/forms/widgets/text.html", "my widget"),
    ("shop", "templates/detail.html", "shop"),
    ("news", "templates/detail.html", "news"),
    ("project", "admin/base_site.html", mine),
]:
    file = root / app / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)
    (root / app / "__init__.py").touch()
ADMIN = ["django.contrib.messages", "django.contrib.admin"]
EXTRA = ["django.template.context_processors.request", "django.contrib.auth.context_processors.auth", "django.contrib.messages.context_processors.messages"]
base = settings.INSTALLED_APPS


urlpatterns[:] = [path("admin/", include(([path("", str, name="index")], "admin")))]


def used(name, installed, dirs=()):
    backend = {"BACKEND": "django.template.backends.django.DjangoTemplates", "DIRS": dirs, "APP_DIRS": True, "OPTIONS": {"context_processors": EXTRA}}
    with override_settings(INSTALLED_APPS=[*base, *installed], TEMPLATES=[backend]):
        template = get_template(name)
        html = template.render({"site_header": "H"}) if "admin" in name else template.render()
        return template.origin.name.split("/")[-4 if "project" not in template.origin.name else -3], html


name = "admin/base_site.html"

origin, html = used(name, [*ADMIN, "shop"])
same("below the admin: staging", "staging" in html, False)
origin, html = used(name, ["shop", *ADMIN])
same("above it: app, staging, original", (origin, "staging" in html, 'id="site-name"' in html), ("shop", True, True))
origin, html = used(name, [*ADMIN, "shop"], [root / "project"])
same("in DIRS", (origin, html.count("staging"), 'id="site-name"' in html), ("project", 1, True))
same("DIRS before apps", used(name, ["shop", *ADMIN], [root / "project"])[0], "project")
same("bare detail.html", [used("detail.html", apps_)[1] for apps_ in (["shop", "news"], ["news", "shop"])], ["shop", "news"])


class F(forms.Form):
    x = forms.CharField()


def widget(installed=("shop", "django.forms"), **changed):
    from django.forms.renderers import get_default_renderer

    backend = {"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True}
    with override_settings(INSTALLED_APPS=[*base, *installed], TEMPLATES=[backend], **changed):
        get_default_renderer.cache_clear()
        return str(F()["x"])


same("widget, default renderer", "my widget" in widget(), False)
RENDERER = "django.forms.renderers.TemplatesSetting"
same("widget, TemplatesSetting", widget(FORM_RENDERER=RENDERER), "my widget")
same("widget, below django.forms", "my widget" in widget(["django.forms", "shop"], FORM_RENDERER=RENDERER), False)


def missing(request):
    return HttpResponse(render_to_string("nope.html"))


urlpatterns[:] = [path("", missing)]
backend = {"BACKEND": "django.template.backends.django.DjangoTemplates", "DIRS": [root / "project"], "APP_DIRS": True}
with override_settings(TEMPLATES=[backend], DEBUG=True, MIDDLEWARE=[]):
    page = Client(raise_request_exception=False).get("/").content.decode()
same("debug page lists the path", str(root / "project" / "nope.html") in page, True)
