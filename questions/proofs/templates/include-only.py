TEMPLATES["form.html"] = "{{ title }}|{{ request.path }}|{% csrf_token %}"
request = rf.get("/here/")


def shown(source):
    title, path_, token = render(source, request, title="page").split("|")
    return title, path_, "csrfmiddlewaretoken" in token


same("include", shown("{% include 'form.html' %}"), ("page", "/here/", True))
same("only", shown("{% include 'form.html' with a=1 only %}"), ("", "", False))
same("only with token", shown("{% include 'form.html' with csrf_token=csrf_token only %}"), ("", "", True))
TEMPLATES["blocks.html"] = "{% block b %}included{% endblock %}"
TEMPLATES["outer.html"] = "{% include 'blocks.html' %}"
same("block of an include", render("{% extends 'outer.html' %}{% block b %}overridden{% endblock %}"), "included")
