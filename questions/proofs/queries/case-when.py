# shows: 1 2 3 4 5
from django.core.exceptions import FieldError
from django.db.models import Case, Count, F, Q, Value, When
from django.utils import timezone


class Order(models.Model):
    status = models.CharField(max_length=9, db_index=True)
    note = models.CharField(max_length=9, null=True)
    created = models.DateTimeField(default=timezone.now)

    class Meta:
        app_label = "shop"
        db_table = "shop_order"


create(Order)
for status in ["new", "paid", "paid", "late", "late", "new", "late"]:
    Order.objects.create(status=status, note="x")

urgency = Case(
    When(status="late", then=0),
    When(status="new", then=1),
    default=2,
)
listed = Order.objects.order_by(urgency, "created")
same("order", [(o.status, o.pk) for o in listed], [
    ("late", 4), ("late", 5), ("late", 7), ("new", 1), ("new", 6), ("paid", 2), ("paid", 3)
])  # fmt: skip

with queries("dashboard", 1) as ctx:
    counts = Order.objects.aggregate(
        late=Count("pk", filter=Q(status="late")),
        new=Count("pk", filter=Q(status="new")),
        lost=Count("pk", filter=Q(status="lost")),
    )
same("counts", counts, {"late": 3, "new": 2, "lost": 0})
assert ctx[0]["sql"].count("FILTER (WHERE") == 3 and ctx[0]["sql"].count("SELECT") == 1
connection.features.__class__.supports_aggregate_filter_clause = False
with queries("on a database without FILTER", 1) as ctx:
    same("counts", Order.objects.aggregate(late=Count("pk", filter=Q(status="late"))), {"late": 3})
assert "COUNT(CASE WHEN" in ctx[0]["sql"]
groups = {row["status"]: row["n"] for row in Order.objects.values("status").annotate(n=Count("pk"))}
same("groups", groups, {"late": 3, "new": 2, "paid": 2})

first = Case(When(pk__gt=0, then=Value("first")), When(pk=1, then=Value("second")))
same("two conditions hold", Order.objects.annotate(c=first).get(pk=1).c, "first")
same("none holds", Order.objects.annotate(c=Case(When(pk=2, then=Value("x")))).get(pk=1).c, None)
Order.objects.update(note=Case(When(status="late", then=Value("urgent"))))
same("update() without default", {o.note for o in Order.objects.exclude(status="late")}, {None})
raises(IntegrityError, Order.objects.update, status=Case(When(pk=1, then=Value("paid"))))
Order.objects.update(status=Case(When(pk=1, then=Value("paid")), default=F("status")))
same("with default=F()", [o.status for o in Order.objects.order_by("pk")][:3], ["paid", "paid", "paid"])

mixed = Case(When(pk=1, then=Value("one")), default=Value(2))
assert "mixed types" in str(raises(FieldError, list, Order.objects.annotate(c=mixed)))
text = Case(When(pk=1, then=Value("one")), default=Value(2), output_field=models.CharField())
same("output_field", Order.objects.annotate(c=text).get(pk=1).c, "one")

plain = Order.objects.order_by("status").values("status").explain()
sorted_by = Order.objects.order_by(urgency).values("status").explain()
print(plain, "|", sorted_by)
assert "TEMP B-TREE" not in plain and "TEMP B-TREE" in sorted_by


class Ranked(models.Model):
    status = models.CharField(max_length=9)
    rank = models.GeneratedField(
        expression=urgency, output_field=models.IntegerField(), db_persist=True, db_index=True
    )


create(Ranked)
Ranked.objects.bulk_create(Ranked(status=status) for status in ("new", "paid", "late"))
stored = Ranked.objects.order_by("rank")
same("a stored rank", [r.status for r in stored], ["late", "new", "paid"])
assert "TEMP B-TREE" not in stored.values("rank").explain()
