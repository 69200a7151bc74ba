# needs: jinja2
# packages: jinja2
from django.template.backends.jinja2 import Jinja2
from django.urls import path as _path


def cp(request):
    return {"v": "processor"}


def environment(**options):
    from django.templatetags.static import static
    from jinja2 import Environment

    env = Environment(**options)
    env.globals.update(static=static, url=reverse)
    return env


urlpatterns[:] = [_path("home/", cp, name="home")]
engine = Jinja2({"NAME": "j", "DIRS": [], "APP_DIRS": False, "OPTIONS": {"context_processors": ["__main__.cp"], "environment": "__main__.environment"}})


def j(source, request=None, **context):
    return engine.from_string(source).render(context, request)


same("autoescape is on", j("{{ x }}", x="<b>"), "&lt;b&gt;")
same("calls with arguments", j("{{ f(2) }}", f=lambda n: n * 2), "4")
same("globals", j("{{ url('home') }} {{ static('a.js') }}"), "/home/ /static/a.js")
same("the processor overrides the view", j("{{ v }}", rf.get("/"), v="view"), "processor")
same("csrf_input", "csrfmiddlewaretoken" in j("{{ csrf_input }}", rf.get("/")), True)
import jinja2

raises(jinja2.TemplateSyntaxError, engine.from_string, "{% load static %}")
same("app folder", Jinja2.app_dirname, "jinja2")
