# shows: 1 2 3
from django.template import Engine, Library
from django.template.loaders.locmem import Loader
from django.urls import clear_url_caches

TEMPLATES["form.html"] = "{{ title }}|{{ request.path }}|{{ user }}|{{ form }}|{% csrf_token %}"
TEMPLATES["page.html"] = "{% include 'form.html' with form=form only %}"
TEMPLATES["fixed.html"] = '{% include "form.html" with form=form csrf_token=csrf_token only %}'
warnings.simplefilter("ignore")


def shown(source):
    request = rf.get("/here/")
    request.user = "ann"
    *values, token = render(source, request, title="page", form="F").split("|")
    return *values, "csrfmiddlewaretoken" in token


same("include", shown("{% include 'form.html' %}"), ("page", "/here/", "ann", "F", True))
same("only", shown(TEMPLATES["page.html"]), ("", "", "", "F", False))
same("only with the token", shown(TEMPLATES["fixed.html"]), ("", "", "", "F", True))


def view(request, name):
    return HttpResponse(render_to_string(name, {"title": "t"}, request))


urlpatterns[:] = [path("<str:name>/", view)]
import re

for name, want in (("page.html", 403), ("fixed.html", 200)):
    client = Client(enforce_csrf_checks=True)
    token = re.search(r'value="(\w+)"', client.get(f"/{name}/").content.decode())
    same(f"POST from {name}", client.post(f"/{name}/", {"csrfmiddlewaretoken": token[1]} if token else {}).status_code, want)

register = Library()


@register.inclusion_tag("form.html")
def form_tag():
    return {"form": "F"}


engines["django"].engine.template_builtins.append(register)
same("inclusion tag", shown("{% form_tag %}"), ("", "", "", "F", True))
TEMPLATES["blocks.html"] = "{% block b %}included{% endblock %}"
TEMPLATES["outer.html"] = "{% include 'blocks.html' %}{% block c %}c{% endblock %}"
same("block of an include", render("{% extends 'outer.html' %}{% block b %}overridden{% endblock %}{% block c %}C{% endblock %}"), "includedC")
loads = []


class Counting(Loader):
    def get_contents(self, origin):
        loads.append(origin.name)
        return super().get_contents(origin)


engine = Engine(loaders=[("__main__.Counting", {"row.html": "{{ x }}"})])
same("rows", engine.from_string("{% for x in xs %}{% include 'row.html' %}{% endfor %}").render(Context({"xs": "abc"})), "abc")
same("loaded once", loads, ["row.html"])
