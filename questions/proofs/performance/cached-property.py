# shows: 1 2 3 4 5
import pickle

from django.utils.functional import cached_property


class Basket(models.Model):
    status = models.CharField(max_length=9)

    @cached_property
    def total(self):
        return sum(line.price for line in self.lines.all())


class Line(models.Model):
    order = models.ForeignKey(Basket, on_delete=models.CASCADE, related_name="lines")
    price = models.IntegerField()


create(Basket, Line)
order = Basket.objects.create()
Line.objects.create(order=order, price=10)
assert "total" not in order.__dict__
with queries("read twice", 1):
    same("total", (order.total, order.total), (10, 10))
same("in the instance", order.__dict__["total"], 10)
Line.objects.create(order=order, price=5)
Basket.objects.filter(pk=order.pk).update(status="paid")
order.refresh_from_db()
same("after refresh_from_db(): field and property", (order.status, order.total), ("paid", 10))
same("another instance", Basket.objects.get().total, 15)
same("unpickled", pickle.loads(pickle.dumps(order)).total, 10)
order.__dict__.pop("total", None)
order.__dict__.pop("total", None)
same("after pop()", order.total, 15)
del order.total
raises(AttributeError, delattr, order, "total")
same("after del", order.total, 15)
