# shows: 1 2 3 4 5 6
from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()
seen = []


@register.simple_tag
def price(cents):
    return f"<b>{cents / 100:.2f}</b>"


@register.simple_block_tag
def card(content, title):
    seen.append(type(content))
    return format_html("<div><h2>{}</h2>{}</div>", title, content)


@register.simple_block_tag
def plain(content):
    return f"<p>{content}</p>"


@register.inclusion_tag("sidebar.html")
def sidebar(author):
    return {"links": author.posts.all()[:5]}


@register.inclusion_tag("sidebar.html", takes_context=True)
def wide(context):
    return {"other": context["other"]}


TEMPLATES["sidebar.html"] = "{% for l in links %}{{ l.title }}{% endfor %}|{{ other }}|{{ request }}|{{ csrf_token|yesno:'token,none' }}"
engines["django"].engine.template_builtins.append(register)
same("simple_tag: a value, escaped", render("{% price 950 %}"), "&lt;b&gt;9.50&lt;/b&gt;")
same("simple_tag … as", render("{% price 950 as p %}[{{ p }}]"), "[&lt;b&gt;9.50&lt;/b&gt;]")
same("simple_block_tag", render("{% card title=t %}{{ t }}<hr>{% endcard %}", t="<i>"), "<div><h2>&lt;i&gt;</h2>&lt;i&gt;<hr></div>")
same("content", seen, [SafeString])
same("a plain string of a simple_block_tag", render("{% plain %}x{% endplain %}"), "&lt;p&gt;x&lt;/p&gt;")
ann = Author.objects.create(name="ann")
Post.objects.create(title="7", author=ann)
with queries("inclusion_tag", 1):
    same("its template", render("{% sidebar u %}", rf.get("/"), u=ann, other="x"), "7|||token")
same("takes_context", render("{% wide %}", rf.get("/"), other="x"), "|x||token")
runs = []


class Probe:
    def __str__(self):
        runs.append(len(seen))
        return "p"


seen.clear()
render("{% card title='t' %}{{ p }}{% endcard %}", p=Probe())
same("content rendered once, before the function", (runs, len(seen)), ([0], 1))
