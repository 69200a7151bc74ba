# shows: 1 2 3 4 5
from collections import defaultdict

from django.db.models import TextChoices


class Basket:
    made = 0

    def __init__(self):
        Basket.made += 1

    def total(self):
        return 42

    def add(self, sku):
        return sku

    def empty(self):
        raise RuntimeError("a template does not call this")

    empty.alters_data = True

    def wipe(self):
        wiped.append(1)


class Both(list):
    """An object with a key, an attribute and an index of the same names."""

    def __getitem__(self, key):
        return {"k": "key"}[key] if isinstance(key, str) else super().__getitem__(key)

    k = a = "attribute"


class Size(TextChoices):
    S = "s", "Small"


wiped = []
stats = defaultdict(list)
stats["k"].append(1)
same("key beats method", render("{{ s.items }}", s={"items": 3}), "3")
same("key, attribute, index", render("{{ x.k }} {{ x.a }} {{ x.0 }}", x=Both(["index"])), "key attribute index")
loop = "{% for k, v in d.items %}{{ k }}{{ v }}{% endfor %}"
same("defaultdict(list)", (render(loop, d=stats), dict(stats)), ("", {"k": [1], "items": []}))
raises(TypeError, render, loop, d=defaultdict(int))  # it makes 0, which no loop takes
del stats["items"]
same("dict()", render(loop, d=dict(stats)), "k[1]")
basket = Basket()
same("callables", render("{{ b.total }}|{{ b.add }}|{{ b.empty }}", b=basket), "42||")
raises(RuntimeError, basket.empty)
render("{{ b.wipe }}", b=basket)
same("own method without alters_data is called", wiped, [1])
Basket.made = 0
same("a class is instantiated", (render("{{ B.total }}", B=Basket), Basket.made), ("42", 1))
Basket.do_not_call_in_templates = True
render("{{ B.total }}", B=Basket)
same("do_not_call_in_templates", Basket.made, 1)
same("TextChoices", (Size.do_not_call_in_templates, render("{{ Size.S.label }}", Size=Size)), (True, "Small"))
tag = Tag.objects.create(name="x")
render("{{ tag.delete }}", tag=tag)
same("tag.delete in a template left the row", Tag.objects.count(), 1)
tag.name = "changed"
render("{{ tag.save }}", tag=tag)
same("tag.save", Tag.objects.get().name, "x")
raises(TemplateSyntaxError, render, "{{ b.add(1) }}", b=basket)
