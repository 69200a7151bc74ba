# shows: 1 2 3 4
from django.shortcuts import render as shortcut

TEMPLATES["page.html"] = """{% partialdef row %}
  <tr id="row-{{ item.pk }}"><td>{{ item.name }}</td></tr>
{% endpartialdef row %}
<table>
  {% for item in items %}{% partial row %}{% endfor %}
</table>"""


def edited(request, item):
    return shortcut(request, "page.html#row", {"item": item})


a, b = (Tag.objects.create(name=n) for n in "ab")
page = render_to_string("page.html", {"items": [a, b]})
same("whole page: rows, before the table", (page.count("<tr"), "<tr" in page.split("<table>")[0]), (2, False))
row = '<tr id="row-1"><td>a</td></tr>'
same("fragment", edited(rf.get("/"), a).content.decode().strip(), row)
same("include", render("{% include 'page.html#row' %}", item=a).strip(), row)
same("get_template", engines["django"].get_template("page.html#row").render({"item": a}).strip(), row)
same("include … only", render("{% include 'page.html#row' with item=b only %}", item=a, b=b).strip(), row.replace("1", "2").replace(">a<", ">b<"))
same("the current context", render("{% partialdef p %}{{ x }}{% endpartialdef %}{% with x=5 %}{% partial p %}{% endwith %}{% partial p %}", x=1), "51")
raises(TemplateSyntaxError, render, "{% partialdef p %}x{% endpartialdef %}{% partial p with x=1 only %}")
same("inline", render("{% partialdef p inline %}x{% endpartialdef %}{% partial p %}"), "xx")
same("not inline", render("{% partialdef p %}x{% endpartialdef %}{% partial p %}"), "x")
TEMPLATES["base.html"] = "{% partialdef foot %}foot{% endpartialdef %}{% block body %}{% endblock %}{% partial foot %}"
same("the parent itself", render("{% extends 'base.html' %}"), "foot")
assert "not defined in the current template" in str(raises(TemplateSyntaxError, render, "{% extends 'base.html' %}{% block body %}{% partial foot %}{% endblock %}"))
raises(TemplateDoesNotExist, render_to_string, "page.html#nope")
TEMPLATES["layout.html"] = "{% partialdef bare %}<p>{% block body %}{% endblock %}</p>{% endpartialdef %}"
assert "layout.html#bare" in str(raises(TemplateDoesNotExist, render, "{% extends 'layout.html#bare' %}{% block body %}b{% endblock %}"))
