from django.db.models import Case, Count, F, Q, Value, When

for i, status in enumerate(["new", "paid", "paid", "late", "late", "late"]):
    Order.objects.create(number=str(i), status=status, total=i)
urgency = Case(When(status="late", then=Value(0)), When(status="new", then=Value(1)), default=Value(2))
assert [o.status for o in Order.objects.order_by(urgency)] == ["late"] * 3 + ["new"] + ["paid"] * 2
with queries("a query per status", 3):
    [Order.objects.filter(status=status).count() for status in ("new", "paid", "late")]
with queries("filtered aggregates", 1):
    counts = Order.objects.aggregate(
        late=Count("pk", filter=Q(status="late")), paid=Count("pk", filter=Q(status="paid")), all=Count("pk")
    )
print(counts)
assert counts == {"late": 3, "paid": 2, "all": 6}
try:
    with transaction.atomic():
        Order.objects.update(status=Case(When(total__gt=4, then=Value("vip"))))
except Exception as e:
    print("update() without default=:", e)
else:
    raise AssertionError
Order.objects.update(status=Case(When(total__gt=4, then=Value("vip")), default=F("status")))
assert Order.objects.filter(status="vip").count() == 1 and Order.objects.filter(status="late").count() == 2
