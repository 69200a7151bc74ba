from django.db import DatabaseError

order = Order.objects.create(number="1")
Order.objects.all().delete()
order.pk = order.pk or 1
order.status = "paid"
try:
    with transaction.atomic():
        order.save(update_fields=["status"])
except Order.NotUpdated as e:
    assert isinstance(e, DatabaseError)
    print("update_fields:", e)
else:
    raise AssertionError
try:
    with transaction.atomic():
        order.save(force_update=True)
except Order.NotUpdated as e:
    print("force_update:", e)
else:
    raise AssertionError
with transaction.atomic(), queries("plain save()", 2) as ctx:
    order.save()
print([q["sql"].split()[0] for q in ctx.captured_queries])
assert Order.objects.count() == 1
print("the deleted row is back")
Order.objects.filter(pk=order.pk).delete()
assert Order.objects.filter(pk=order.pk).update(status="x") == 0
