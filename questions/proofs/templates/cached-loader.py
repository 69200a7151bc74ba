from django import template
from django.template import Engine

register = template.Library()


class Leaky(template.Node):
    n = 0

    def render(self, context):
        self.n += 1
        return str(self.n)


class RowNumber(template.Node):
    def render(self, context):
        state = context.render_context
        state[self] = state.get(self, 0) + 1
        return str(state[self])


register.tag("leaky", lambda parser, token: Leaky())
register.tag("row_number", lambda parser, token: RowNumber())
TEMPLATES["rows.html"] = "{% for x in rows %}{% leaky %}{% endfor %} {% for x in rows %}{% row_number %}{% endfor %}"
locmem = ("django.template.loaders.locmem.Loader", TEMPLATES)


def outputs(loaders):
    engine = Engine(loaders=loaders)
    engine.template_builtins.append(register)
    return [engine.get_template("rows.html").render(Context({"rows": "abc"})) for _ in range(2)]


same("cached", outputs([("django.template.loaders.cached.Loader", [locmem])]), ["123 123", "456 123"])
same("not cached: compiled again", outputs([locmem]), ["123 123", "123 123"])
same("default", Engine(app_dirs=True).loaders[0][0], "django.template.loaders.cached.Loader")
