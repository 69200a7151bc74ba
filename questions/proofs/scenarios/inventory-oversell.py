# One thread plays both buyers: each reads before the other writes, as under READ COMMITTED.
from django.db.models import F


class Item(models.Model):
    stock = models.IntegerField()

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(stock__gte=0), name="stock_not_negative")]


create(Item)


def naive(pk):
    readers = [Item.objects.get(pk=pk) for _ in range(2)]
    sold = 0
    for item in readers:
        if item.stock >= 1:
            item.stock -= 1
            item.save()
            sold += 1
    return sold, Item.objects.get(pk=pk).stock


def conditional(pk):
    sold = sum(Item.objects.filter(pk=pk, stock__gte=1).update(stock=F("stock") - 1) for _ in range(2))
    return sold, Item.objects.get(pk=pk).stock


def constraint_only(pk):
    readers = [Item.objects.get(pk=pk) for _ in range(2)]
    for item in readers:
        if item.stock >= 1:
            with transaction.atomic():
                Item.objects.filter(pk=pk).update(stock=F("stock") - 1)


same("check, then save: sold, stock", naive(Item.objects.create(stock=1).pk), (2, 0))
same("conditional update: sold, stock", conditional(Item.objects.create(stock=1).pk), (1, 0))
raises(IntegrityError, constraint_only, Item.objects.create(stock=1).pk)
assert not connection.features.has_select_for_update
print("SQLite ignores select_for_update():", Item.objects.select_for_update().count(), "rows, no error")
