# needs: jinja2
# shows: 1 2 3 4 5
import sys
import tempfile
from pathlib import Path

import jinja2
from django.core.checks import run_checks
from django.template.backends.jinja2 import Jinja2
from django.template.loader import get_template
from django.templatetags.static import static
from jinja2 import Environment

calls = []


def cp(request):
    calls.append(1)
    return {"v": "processor"}


def environment(**options):
    env = Environment(**options)
    env.globals.update(static=static, url=reverse)
    return env


def use_engine(**options):
    return {"BACKEND": "django.template.backends.jinja2.Jinja2", "APP_DIRS": True, "OPTIONS": options}


root = Path(tempfile.mkdtemp())
sys.path.insert(0, str(root))
for name, text in {"jinja2/both.html": "jinja", "jinja2/one.html": "jinja", "templates/both.html": "django", "templates/two.html": "django"}.items():
    (root / "shop" / name).parent.mkdir(parents=True, exist_ok=True)
    (root / "shop" / name).write_text(text)
(root / "shop" / "__init__.py").touch()
use("shop")
urlpatterns[:] = [path("home/", cp, name="home")]
django_, jinja = {"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True}, use_engine()
for engines_, want in (([django_, jinja], ["django", "jinja", "django"]), ([jinja, django_], ["jinja", "jinja", "django"])):
    with override_settings(TEMPLATES=engines_):
        same("two engines, in order", [get_template(f"{n}.html").render() for n in ("both", "one", "two")], want)
with override_settings(TEMPLATES=[use_engine()], INSTALLED_APPS=[*settings.INSTALLED_APPS, "django.contrib.messages", "django.contrib.admin"]):
    same("the admin needs Django's engine", "admin.E403" in [m.id for m in run_checks()], True)

engine = Jinja2({"NAME": "j", "DIRS": [], "APP_DIRS": False, "OPTIONS": {"context_processors": ["__main__.cp"], "environment": "__main__.environment"}})
bare = Jinja2({"NAME": "b", "DIRS": [], "APP_DIRS": False, "OPTIONS": {}})


def j(source, request=None, **context):
    return engine.from_string(source).render(context, request)


same("autoescape: Django's, plain Jinja2", (j("{{ x }}", x="<b>"), Environment().from_string("{{ x }}").render(x="<b>")), ("&lt;b&gt;", "<b>"))
same("a call with arguments, without parentheses", (j("{{ f(2) }}", f=lambda n: n * 2), "function" in j("{{ f }}", f=lambda: 2)), ("4", True))
same("globals", j("{{ url('home') }} {{ static('a.js') }}"), "/home/ /static/a.js")
raises(jinja2.UndefinedError, bare.from_string("{{ url('home') }}").render)
same("a processor runs on every render and wins", (j("{{ v }}", rf.get("/"), v="view"), len(calls), j("x", rf.get("/")), len(calls)), ("processor", 1, "x", 2))
same("csrf_input", "csrfmiddlewaretoken" in j("{{ csrf_input }}", rf.get("/")), True)
for source in ("{% load static %}", "{% csrf_token %}", "{% url 'home' %}"):
    raises(jinja2.TemplateSyntaxError, engine.from_string, source)
same("undefined, DEBUG off", j("[{{ nope }}]"), "[]")
raises(jinja2.UndefinedError, j, "{{ nope.attribute }}")
strict = Jinja2({"NAME": "s", "DIRS": [], "APP_DIRS": False, "OPTIONS": {"undefined": jinja2.StrictUndefined}})
raises(jinja2.UndefinedError, strict.from_string("{{ nope }}").render)
