# shows: 1 2 3 4 5
import datetime

from django.core.cache import cache, caches
from django.core.cache.utils import make_template_fragment_key
from django.template import Engine, RequestContext
from django.utils import translation

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
stamp = datetime.datetime(2026, 1, 1, 12)
CARD = """{% load cache i18n %}{% get_current_language as lang %}
{% cache 600 sidebar user.pk lang menu.updated_at.isoformat %}
  {{ content }}
{% endcache %}"""


def sidebar(content, stamp=stamp, language="en", user=ann):
    """The card's template, with what it shows on a miss."""
    with translation.override(language):
        context = Context({"user": user, "menu": {"updated_at": stamp}, "content": content})
        return Engine(libraries={"cache": "django.templatetags.cache", "i18n": "django.templatetags.i18n"}).from_string(CARD).render(context).strip()


same("first", sidebar("ann 1"), "ann 1")
same("again", sidebar("ann 2"), "ann 1")
same("another user", sidebar("bob", user=bob), "bob")
same("another language", sidebar("deutsch", language="de"), "deutsch")
same("a change", sidebar("ann 3", stamp + datetime.timedelta(minutes=1)), "ann 3")
assert not cache.delete(make_template_fragment_key("sidebar", ["en", 1, stamp.isoformat()]))
assert cache.delete(make_template_fragment_key("sidebar", [1, "en", stamp.isoformat()]))
same("deleted", sidebar("ann 4"), "ann 4")
same("LANGUAGE_CODE without the processor", "LANGUAGE_CODE" in RequestContext(rf.get("/")).flatten(), False)
bare = "{% load cache %}{% cache 60 lang LANGUAGE_CODE %}{{ c }}{% endcache %}"
with translation.override("en"):
    engine.from_string(bare).render(Context({"c": "english"}))
with translation.override("de"):
    same("so languages share", engine.from_string(bare).render(Context({"c": "deutsch"})), "english")

Author.objects.create(name="x")
loop = "{% for author in authors %}{{ author.name }}{% endfor %}"
with queries("miss", 1):
    render("authors", loop, authors=Author.objects.all())
with queries("hit with a lazy QuerySet", 0):
    render("authors", loop, authors=Author.objects.all())
with queries("hit, but the view made a list", 1):
    render("authors", loop, authors=list(Author.objects.all()))
LOCMEM = "django.core.cache.backends.locmem.LocMemCache"
with override_settings(CACHES={name: {"BACKEND": LOCMEM, "LOCATION": name} for name in ("default", "template_fragments", "other")}):
    key = make_template_fragment_key("here")
    render("here", "x")
    same("stored in", [name for name in ("default", "template_fragments", "other") if key in caches[name]], ["template_fragments"])
    render('here using="other"', "x")
    assert key in caches["other"] and key not in caches["default"]
