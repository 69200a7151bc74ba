# needs: Django>=6.0, postgresql
# shows: 1 2 3 4 5
from decimal import Decimal

from django.db.models import F
from django.db.models.signals import post_save, pre_save


class Product(models.Model):
    price = models.DecimalField(max_digits=9, decimal_places=2)
    stock = models.IntegerField(default=1)
    changed = models.DateTimeField(auto_now=True)


create(Product)
Product.objects.bulk_create([Product(price=i) for i in range(1000)])
products = list(Product.objects.all())
sent = []
for signal in (pre_save, post_save):
    signal.connect(lambda **kwargs: sent.append(1), sender=Product, weak=False)


def new_price(product):
    return product.price + product.pk


def updates(ctx):
    return [q["sql"] for q in ctx.captured_queries if q["sql"].startswith("UPDATE")]


created = Product.objects.get(pk=products[0].pk).changed
for product in products:
    product.price = new_price(product)
with queries("save() of each") as ctx:
    for product in products:
        product.save()
same("UPDATE statements, signals", (len(updates(ctx)), len(sent)), (1000, 2000))
before = Product.objects.get(pk=products[0].pk).changed
assert before > created
sent.clear()
with queries("bulk_update(batch_size=100)") as ctx:
    same("rows", Product.objects.bulk_update(products, ["price"], batch_size=100), 1000)
same("UPDATE statements, signals", (len(updates(ctx)), len(sent)), (10, 0))
assert "CASE WHEN" in updates(ctx)[0] and " IN (" in updates(ctx)[0]
same("one transaction", [q["sql"] for q in ctx.captured_queries if q["sql"] in ("BEGIN", "COMMIT")], ["BEGIN", "COMMIT"])
same("auto_now skipped", Product.objects.get(pk=products[0].pk).changed, before)
with queries("bulk_update() without batch_size") as ctx:
    Product.objects.bulk_update(products, ["price"])
same("UPDATE statements", len(updates(ctx)), 1)
one = len(updates(ctx)[0])
with queries("two fields") as ctx:
    Product.objects.bulk_update(products, ["price", "stock"])
print("characters for one field and two:", one, len(updates(ctx)[0]))
assert len(updates(ctx)[0]) > 1.5 * one
price = Product.objects.get(pk=products[9].pk).price
with queries("update() with F()", 1):
    Product.objects.update(price=F("price") * Decimal("1.1"))
assert abs(Product.objects.get(pk=products[9].pk).price - price * Decimal("1.1")) < Decimal("0.01")
same("signals, auto_now", (len(sent), Product.objects.get(pk=products[0].pk).changed), (0, before))
same("concurrent change before", Product.objects.filter(pk=products[0].pk).update(stock=50), 1)
Product.objects.bulk_update(products, ["price", "stock"], batch_size=500)
same("overwritten by the value in memory", Product.objects.get(pk=products[0].pk).stock, 1)
