from itertools import batched


class Product(models.Model):
    sku = models.CharField(max_length=20, unique=True)
    price = models.IntegerField()


create(Product)


def load(rows):
    for batch in batched(rows, 500):
        Product.objects.bulk_create(
            [Product(sku=sku, price=price) for sku, price in batch],
            update_conflicts=True, unique_fields=["sku"], update_fields=["price"],
        )


rows = [(f"s{i}", i) for i in range(2000)]
with queries("save() for 2000 rows", 2000):
    for sku, price in rows:
        Product(sku=sku, price=price).save()
Product.objects.all().delete()
load(rows[:1200])  # dies at 60 %
with queries("upsert of 2000 rows") as ctx:
    load([(sku, price + 1) for sku, price in rows])
assert len(ctx) <= 20
same("rows, first price", (Product.objects.count(), Product.objects.get(sku="s0").price), (2000, 1))
