# shows: 1 2 3 4
TEMPLATES["base.html"] = "<title>{% block title %}Shop{% endblock %}</title>{% block scripts %}base.js {% endblock %}"
TEMPLATES["orders.html"] = """{% extends "base.html" %}
{% load static %}
LOST
{% block title %}Orders{% endblock %}
{% block scripts %}{{ block.super }}
  <script src="{% static 'orders.js' %}"></script>
{% endblock %}"""
html = render_to_string("orders.html")
print(html)
assert html.startswith("<title>Orders</title>base.js") and '<script src="/static/orders.js">' in html
same("text outside a block", "LOST" in html, False)
same("without block.super", render("{% extends 'base.html' %}{% block scripts %}x{% endblock %}"), "<title>Shop</title>x")
raises(TemplateSyntaxError, render, "{% load static %}{% extends 'base.html' %}")
raises(TemplateSyntaxError, render, "{{ x }}{% extends 'base.html' %}")
TEMPLATES["loads.html"] = "{% load i18n %}{% translate 'x' %}{% block b %}{% endblock %}"
same("the parent loads for itself", render("{% extends 'loads.html' %}"), "x")
assert "'translate'" in str(raises(TemplateSyntaxError, render, "{% extends 'loads.html' %}{% block b %}{% translate 'x' %}{% endblock %}"))
assert "more than once" in str(raises(TemplateSyntaxError, render, "{% block a %}{% endblock %}{% block a %}{% endblock %}"))
TEMPLATES["bare.html"] = "bare {% block title %}{% endblock %}"
child = "{% extends layout %}{% block title %}t{% endblock %}"
object_ = engines["django"].get_template("bare.html")
same("parent in a variable: a name", (render(child, layout="base.html")[:9], render(child, layout="bare.html")), ("<title>t<", "bare t"))
same("a template object", (render(child, layout=object_), render(child, layout=object_.template)), ("bare t", "bare t"))
TEMPLATES["row.html"] = "[row]"
same("repeated by include", render("{% include 'row.html' %}{% include 'row.html' %}"), "[row][row]")
