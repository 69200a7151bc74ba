from unittest import mock

from django.core.exceptions import MultipleObjectsReturned
from django.db.models.query import QuerySet


class Cart(models.Model):
    user = models.IntegerField()


class SafeCart(models.Model):
    user = models.IntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user"], name="one_cart_per_user")]


create(Cart, SafeCart)
real_get = QuerySet.get


def race(model):
    """Another request inserts after our lookup and before our insert."""

    def get(self, *args, **kwargs):
        if not self.model.objects.exists():
            self.model.objects.bulk_create([self.model(user=1)])
            raise self.model.DoesNotExist
        return real_get(self, *args, **kwargs)

    with transaction.atomic(), mock.patch.object(QuerySet, "get", get):
        return model.objects.get_or_create(user=1)[1]


print("without a constraint: created", race(Cart), "- carts:", Cart.objects.count())
assert Cart.objects.count() == 2
raises(MultipleObjectsReturned, Cart.objects.get_or_create, user=1)
print("with a constraint: created", race(SafeCart), "- carts:", SafeCart.objects.count())
assert SafeCart.objects.count() == 1
