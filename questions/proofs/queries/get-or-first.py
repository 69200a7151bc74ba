Order.objects.create(number="1")
Order.objects.create(number="2")
none, two = Order.objects.filter(number="9"), Order.objects.filter(status="new")
assert none.first() is None and two.first().number == "1"
for label, error, call in (
    ("get() of none", Order.DoesNotExist, none.get),
    ("[0] of none", IndexError, lambda: none[0]),
    ("get() of two", Order.MultipleObjectsReturned, two.get),
):
    raises(error, call)
with queries("first()", 1) as ctx:
    two.first()
assert 'ORDER BY "blog_order"."id" ASC LIMIT 1' in ctx.captured_queries[0]["sql"]
with queries("get()", 1) as ctx:
    Order.objects.get(number="1")
assert ctx.captured_queries[0]["sql"].endswith("LIMIT 21")
