from collections import defaultdict

from django.db.models import TextChoices


class Basket:
    made = False

    def __init__(self):
        Basket.made = True

    def total(self):
        return 42

    def add(self, sku):
        return sku

    def empty(self):
        raise RuntimeError("never called from a template")

    empty.alters_data = True


class Size(TextChoices):
    S = "s", "Small"


stats = defaultdict(list)
stats["k"].append(1)
same("key beats method", render("{{ s.items }}", s={"items": 3}), "3")
loop = "{% for k, v in d.items %}{{ k }}{{ v }}{% endfor %}"
same("defaultdict", render(loop, d=stats), "")
same("dict", render(loop, d={"k": 1}), "k1")
basket = Basket()
Basket.made = False
same("callables", render("{{ b.total }}|{{ b.add }}|{{ b.empty }}", b=basket), "42||")
render("{{ B.total }}", B=Basket)
same("a class is instantiated", Basket.made, True)
same("TextChoices is not", render("{{ Size.S.label }}", Size=Size), "Small")
tag = Tag.objects.create(name="x")
render("{{ tag.delete }}", tag=tag)
same("tag.delete in a template left the row", Tag.objects.count(), 1)
