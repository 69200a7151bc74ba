# shows: 1 2 3 4 5
import tempfile
import threading
from pathlib import Path

from django import template
from django.template import Engine
from django.template.loaders.locmem import Loader

register = template.Library()


class Leaky(template.Node):
    n = 0

    def render(self, context):
        self.n += 1
        return str(self.n)


class RowNumberNode(template.Node):
    def render(self, context):
        state = context.render_context
        state[self] = state.get(self, 0) + 1
        return str(state[self])


class InContext(template.Node):
    def render(self, context):
        context["n"] = context.get("n", 0) + 1
        return str(context["n"])



@register.simple_tag
def default(seen=[]):
    seen.append(1)
    return len(seen)


@register.simple_tag
def fine():
    seen = [1]
    return len(seen)


register.tag("leaky", lambda parser, token: Leaky())
register.tag("row_number", lambda parser, token: RowNumberNode())
register.tag("in_context", lambda parser, token: InContext())
pages = {
    "rows.html": "{% for x in rows %}{% leaky %}{% endfor %} {% for x in rows %}{% row_number %}{% endfor %}",
    "scope.html": "{% for x in rows %}{% in_context %}{% endfor %} {% in_context %}",
    "leak.html": "{% in_context %}{% include 'inner.html' %}",
    "inner.html": "[{{ n }}]",
    "base.html": "{% include 'inner.html' %}{% block b %}{% endblock %}",
    "child.html": "{% extends 'base.html' %}",
    "tags.html": "{% default %}{% fine %}",
}
read = []


class Counting(Loader):
    def get_contents(self, origin):
        read.append(origin.name)
        return super().get_contents(origin)


counting = ("__main__.Counting", pages)
cached = [("django.template.loaders.cached.Loader", [counting])]


def outputs(loaders, name="rows.html"):
    engine = Engine(loaders=loaders)
    engine.template_builtins.append(register)
    read.clear()
    return [engine.get_template(name).render(Context({"rows": "abc"})) for _ in range(2)]


same("cached", outputs(cached), ["123 123", "456 123"])
same("not cached: compiled again", outputs([counting]), ["123 123", "123 123"])
same("files read, cached", (outputs(cached, "child.html"), sorted(read))[1], ["base.html", "child.html", "inner.html"])
same("files read, own loaders", (outputs([counting], "child.html"), len(read))[1], 6)
same("kept in the context: lost, seen by the include", (outputs(cached, "scope.html")[0], outputs(cached, "leak.html")[0]), ("123 1", "1[1]"))
same("simple_tag: default argument, none", outputs(cached, "tags.html"), ["11", "21"])

engine = Engine(loaders=cached)
engine.template_builtins.append(register)
nodes = []
threads = [threading.Thread(target=lambda: nodes.append(engine.get_template("rows.html"))) for _ in range(2)]
engine.get_template("rows.html")
[t.start() for t in threads], [t.join() for t in threads]
same("two threads, the same template and nodes", nodes[0] is nodes[1], True)
cycle = engine.from_string("{% for x in rows %}{% cycle 'a' 'b' %}{% endfor %}")
same("cycle, twice", [cycle.render(Context({"rows": "abc"})) for _ in range(2)], ["aba", "aba"])
same("from_string() is not cached", engine.from_string("x") is engine.from_string("x"), False)
for debug in (False, True):
    same(f"default, debug={debug}", Engine(app_dirs=True, debug=debug).loaders[0][0], "django.template.loaders.cached.Loader")
with tempfile.TemporaryDirectory() as folder:
    file = Path(folder) / "page.html"
    file.write_text("old")
    engine = Engine(dirs=[folder])
    engine.render_to_string("page.html")
    file.write_text("new")
    (Path(folder) / "second.html").write_text("written later")
    same("a template that was not loaded yet", engine.render_to_string("second.html"), "written later")
    same("edited file: running process, new one", (engine.render_to_string("page.html"), Engine(dirs=[folder]).render_to_string("page.html")), ("old", "new"))
    from django.template.autoreload import template_changed

    with override_settings(TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates", "DIRS": [folder]}]):
        render_to_string("page.html")
        file.write_text("newer")
        template_changed(None, file)
        same("after the autoreloader saw it", render_to_string("page.html"), "newer")
