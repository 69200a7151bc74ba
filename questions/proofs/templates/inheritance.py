TEMPLATES["base.html"] = "<title>{% block title %}Shop{% endblock %}</title>{% block scripts %}base.js {% endblock %}"
child = "{% extends 'base.html' %}LOST{% block scripts %}{{ block.super }}orders.js{% endblock %}"
same("child", render(child), "<title>Shop</title>base.js orders.js")
TEMPLATES["loads.html"] = "{% load i18n %}{% block b %}{% endblock %}"
raises(TemplateSyntaxError, render, "{% extends 'loads.html' %}{% block b %}{% translate 'x' %}{% endblock %}")
raises(TemplateSyntaxError, render, "{% if 1 %}{% endif %}{% extends 'base.html' %}")
raises(TemplateSyntaxError, render, "{% block a %}{% endblock %}{% block a %}{% endblock %}")
same("parent in a variable", render("{% extends layout %}", layout="base.html")[:13], "<title>Shop</")
