from django.db.models import F

Order.objects.create(number="show", total=1)
first, second = Order.objects.get(number="show"), Order.objects.get(number="show")
sold = 0
for copy in (first, second):
    if copy.total >= 1:
        copy.total -= 1
        copy.save(update_fields=["total"])
        sold += 1
print("two copies read before either wrote: sold", sold, "of 1 seat")
assert sold == 2
Order.objects.update(total=1)
sold = sum(Order.objects.filter(number="show", total__gte=1).update(total=F("total") - 1) for _ in range(2))
print("conditional update: sold", sold)
assert sold == 1
if not connection.features.has_select_for_update:
    with queries("select_for_update() outside atomic() on SQLite", 1) as ctx:
        Order.objects.select_for_update().first()
    assert "FOR UPDATE" not in ctx.captured_queries[0]["sql"]
