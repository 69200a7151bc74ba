from django.core.cache import cache
from django.core.cache.utils import make_template_fragment_key
from django.template import Engine

engine = Engine(libraries={"cache": "django.templatetags.cache"})


def render(arguments, body="{{ user.name }}", **context):
    source = "{% load cache %}{% cache 300 " + arguments + " %}" + body + "{% endcache %}"
    return engine.from_string(source).render(Context(context))


ann, bob = {"pk": 1, "name": "ann"}, {"pk": 2, "name": "bob"}
print("without arguments:", render("menu", user=ann), render("menu", user=bob))
assert render("menu", user=bob) == "ann"
print("with user.pk:", render("sidebar user.pk", user=ann), render("sidebar user.pk", user=bob))
assert render("sidebar user.pk", user=bob) == "bob"
print("misspelt:", render("box usr.pk", user=ann), render("box usr.pk", user=bob))
assert render("box usr.pk", user=bob) == "ann"
assert cache.delete(make_template_fragment_key("sidebar", [1]))
assert render("sidebar user.pk", user={"pk": 1, "name": "new"}) == "new"
Author.objects.create(name="x")
loop = "{% for author in authors %}{{ author.name }}{% endfor %}"
with queries("miss", 1):
    render("authors", loop, authors=Author.objects.all())
with queries("hit with a lazy QuerySet", 0):
    render("authors", loop, authors=Author.objects.all())
with queries("hit, but the view made a list", 1):
    render("authors", loop, authors=list(Author.objects.all()))
