from django.db.models.signals import post_save


class Price(models.Model):
    sku = models.CharField(max_length=10, unique=True)
    amount = models.IntegerField()
    note = models.CharField(max_length=10, blank=True)
    changed = models.DateTimeField(auto_now=True)


create(Price)
old = Price.objects.create(sku="0", amount=1, note="keep")
feed = [(str(i), i + 5) for i in range(100)]
sent = []
post_save.connect(lambda **kwargs: sent.append(1), sender=Price, weak=False)
with transaction.atomic(), queries("update_or_create() each") as ctx:
    for sku, amount in feed:
        Price.objects.update_or_create(sku=sku, defaults={"amount": amount})
assert len(ctx) > 300 and len(sent) == 100
sent.clear()
rows = [Price(sku=sku, amount=amount + 1) for sku, amount in feed]
with transaction.atomic(), queries("bulk_create(update_conflicts=True)", 1):
    Price.objects.bulk_create(rows, update_conflicts=True, unique_fields=["sku"], update_fields=["amount", "changed"])
price = Price.objects.get(sku="0")
assert (price.amount, price.note) == (6, "keep") and price.changed > old.changed and not sent
twice = [Price(sku="x", amount=1), Price(sku="x", amount=2)]
Price.objects.bulk_create(twice, update_conflicts=True, unique_fields=["sku"], update_fields=["amount"])
print("a SKU twice in one batch, on SQLite:", Price.objects.get(sku="x").amount)
raises(ValueError, Price.objects.bulk_create, [Price(sku="y", amount=1)], update_conflicts=True, update_fields=["amount"])
ignored = [Price(sku="z", amount=1)]
Price.objects.bulk_create(ignored, ignore_conflicts=True)
assert ignored[0].pk is None
