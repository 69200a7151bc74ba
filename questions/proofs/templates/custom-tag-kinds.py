from django import template
from django.utils.html import format_html

register = template.Library()


@register.simple_tag
def price(cents):
    return f"<b>{cents / 100:.2f}</b>"


@register.simple_block_tag
def card(content, title):
    return format_html("<section><h2>{}</h2>{}</section>", title, content)


@register.inclusion_tag("sidebar.html")
def sidebar(user):
    return {"links": [user]}


TEMPLATES["sidebar.html"] = "{{ links.0 }}|{{ other }}|{{ request }}|{{ csrf_token|yesno:'token,none' }}"
engines["django"].engine.template_builtins.append(register)
same("simple_tag escapes a plain string", render("{% price 950 %}"), "&lt;b&gt;9.50&lt;/b&gt;")
same(
    "simple_block_tag",
    render("{% card title=t %}{{ t }}<hr>{% endcard %}", t="<i>"),
    "<section><h2>&lt;i&gt;</h2>&lt;i&gt;<hr></section>",
)
same("as", render("{% card title='x' as c %}y{% endcard %}[{{ c }}]"), "[<section><h2>x</h2>y</section>]")
same("inclusion_tag", render("{% sidebar u %}", rf.get("/"), u="ann", other="x"), "ann|||token")
