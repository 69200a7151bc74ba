from django.db.models.signals import post_save

log = []


def audit(instance, **kwargs):
    log.append(instance.pk)


post_save.connect(audit, sender=Order)
order = Order.objects.create(number="1")
log.clear()
Order.objects.filter(pk=order.pk).update(status="approved")
same("entries of a signal after update()", log, [])


class Entry(models.Model):
    order_id, before, after = models.IntegerField(), models.JSONField(), models.JSONField()


create(Entry)


def approve(pk, fail=False):
    with transaction.atomic():
        order = Order.objects.select_for_update().get(pk=pk)
        before, order.status = order.status, "paid"
        order.save(update_fields=["status"])
        Entry.objects.create(order_id=pk, before={"status": before}, after={"status": "paid"})
        if fail:
            raise RuntimeError


raises(RuntimeError, approve, order.pk, fail=True)
same("after a failure: entries, status", (Entry.objects.count(), Order.objects.get().status), (0, "approved"))
approve(order.pk)
same("entry", Entry.objects.get().before, {"status": "approved"})
