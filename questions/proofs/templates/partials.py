from django.shortcuts import render as shortcut

TEMPLATES["page.html"] = "{% partialdef row %}[{{ item }}]{% endpartialdef row %}{% for item in items %}{% partial row %}{% endfor %}"
same("whole page", render_to_string("page.html", {"items": "ab"}), "[a][b]")
same("fragment", shortcut(rf.get("/"), "page.html#row", {"item": "<c>"}).content, b"[&lt;c&gt;]")
same("include", render("{% include 'page.html#row' with item=1 only %}"), "[1]")
same("with", render("{% partialdef p %}{{ x }}{% endpartialdef %}{% with x=5 %}{% partial p %}{% endwith %}"), "5")
same("inline", render("{% partialdef p inline %}x{% endpartialdef %}{% partial p %}"), "xx")
TEMPLATES["base.html"] = "{% partialdef foot %}foot{% endpartialdef %}{% block body %}{% endblock %}{% partial foot %}"
raises(TemplateSyntaxError, render, "{% extends 'base.html' %}{% block body %}{% partial foot %}{% endblock %}")
raises(TemplateDoesNotExist, render_to_string, "page.html#nope")
