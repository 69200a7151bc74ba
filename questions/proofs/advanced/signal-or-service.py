# needs: Django>=6.0
# shows: 1 2 3 4 6
import json
import pathlib
import tempfile
from functools import partial

from django.contrib import admin
from django.core.management import call_command
from django.db.models.signals import post_save
from django.tasks import task

log, stock = [], {"left": 1}


class Sale(models.Model):
    user = models.ForeignKey(Author, models.CASCADE)

    def save(self, **kwargs):
        log.append("save()")
        super().save(**kwargs)


class Reservation(models.Model):
    sale = models.ForeignKey(Sale, models.CASCADE)


create(Sale, Reservation)


@task
def charge(pk, token):
    log.append((Sale.objects.get(pk=pk).user.name, token))


class SoldOut(Exception):
    pass


def reserve_stock(order, cart):
    Reservation.objects.create(sale=order)
    if cart.items > stock["left"]:
        raise SoldOut


class Cart:
    def __init__(self, user, items):
        self.user, self.items = user, items


Order = Sale


# The code of the card.
def place_order(cart, payment_token):
    with transaction.atomic():
        order = Order.objects.create(user=cart.user)
        reserve_stock(order, cart)
        pay = partial(charge.enqueue, order.pk, payment_token)
        transaction.on_commit(pay)
    return order


ann = Author.objects.create(name="ann")
place_order(Cart(ann, 1), "tok")
same("service", log, ["save()", ("ann", "tok")])
with transaction.atomic():
    place_order(Cart(ann, 1), "early")
    same("charged before the commit", ("ann", "early") in log, False)
same("and after it", ("ann", "early") in log, True)
raises(SoldOut, place_order, Cart(ann, 2), "tok")
same("sold out: nothing charged", log.count(("ann", "tok")), 1)
same("sold out: rolled back", (Sale.objects.count(), Reservation.objects.count()), (2, 2))


def first(sender, instance, **kwargs):
    log.append("reserve")


def second(sender, **kwargs):
    seen.append(sorted(kwargs))
    log.append("charge")


seen = []
post_save.connect(first, sender=Sale)
post_save.connect(second, sender=Sale)
log.clear()
sale = Sale.objects.create(user=ann)
same("receivers", log, ["save()", "reserve", "charge"])
same("what a receiver gets", seen[0], ["created", "instance", "raw", "signal", "update_fields", "using"])
log.clear()
admin.ModelAdmin(Sale, admin.site).save_model(rf.post("/"), sale, form=None, change=True)
same("admin", log, ["save()", "reserve", "charge"])
log.clear()
fixture = pathlib.Path(tempfile.mkdtemp()) / "rows.json"
fixture.write_text(json.dumps([{"model": "blog.sale", "pk": 9, "fields": {"user": ann.pk}}]))
call_command("loaddata", str(fixture), verbosity=0)
same("loaddata: no save(), but receivers", log, ["reserve", "charge"])
log.clear()
Sale.objects.bulk_create([Sale(user=ann)])
same("bulk_create(): neither", log, [])


def again(sender, instance, **kwargs):
    log.append("again")
    if log.count("again") < 3:
        instance.save()


post_save.connect(again, sender=Sale)
Sale.objects.create(user=ann)
same("save() in a receiver", log.count("again"), 3)
