# shows: 1 2 3 4 5
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from django.db.models import Count
from django.db.models.functions import TruncDate, TruncMonth, Upper
from django.utils import timezone


class Sale(models.Model):
    status = models.CharField(max_length=5)
    number = models.IntegerField()
    created = models.DateTimeField()

    class Meta:
        ordering = ["number"]


create(Sale)
Order = Sale
for number, status in enumerate(["new", "paid", "paid"]):
    Order.objects.create(number=number, status=status, created=datetime(2026, 1, 31, 20 + number, tzinfo=UTC))
Order.objects.create(number=3, status="paid", created=datetime(2026, 2, 1, 12, tzinfo=UTC))


def rows(qs):
    return [tuple(row.values()) for row in qs]


same("annotate() first", rows(Order.objects.annotate(n=Count("pk")).values("status", "n")), [("new", 1)] + [("paid", 1)] * 3)
grouped = Order.objects.values("status").annotate(n=Count("pk")).order_by("status")
with queries("values() first", 1) as ctx:
    same("groups", list(grouped), [{"status": "new", "n": 1}, {"status": "paid", "n": 3}])
assert "GROUP BY 1 ORDER BY 1" in ctx[0]["sql"] and ctx[0]["sql"].startswith('SELECT "blog_sale"."status"')
split = Order.objects.order_by("number").values("status").annotate(n=Count("pk"))
same("order_by('number')", rows(split), [("new", 1)] + [("paid", 1)] * 3)
same("cleared", sorted(rows(split.order_by())), [("new", 1), ("paid", 3)])
meta = Order.objects.values("status").annotate(n=Count("pk"))
same("Meta.ordering alone", sorted(rows(meta)), [("new", 1), ("paid", 3)])
assert "ORDER BY" not in str(meta.query)
same("a later annotation", len(meta.annotate(day=TruncDate("created"))), 3)
same("one that reads the grouped column", len(meta.annotate(upper=Upper("status"))), 2)

before = Order.objects.filter(number__gt=1).values("status").annotate(n=Count("pk")).order_by("status")
after = grouped.filter(number__gt=1)
same("filter(number__gt=1) before annotate()", rows(before), [("paid", 2)])
same("filter(number__gt=1) after it", rows(after), [("paid", 2)])
assert "HAVING" not in str(after.query) and "WHERE" in str(after.query)
having = grouped.filter(n__gt=1)
same("filter(n__gt=1)", rows(having), [("paid", 3)])
assert "HAVING" in str(having.query) and "WHERE" not in str(having.query)

months = Order.objects.values(month=TruncMonth("created")).annotate(n=Count("pk")).order_by("month")
same("by month in UTC", [(row["month"].month, row["n"]) for row in months], [(1, 3), (2, 1)])
zone = ZoneInfo("Asia/Tokyo")
tokyo = Order.objects.values(month=TruncMonth("created", tzinfo=zone)).annotate(n=Count("pk"))
same("by month in Tokyo", [(row["month"].month, row["n"]) for row in tokyo], [(2, 4)])
with timezone.override(zone):
    same("current time zone", [(row["month"].month, row["n"]) for row in months.all()], [(2, 4)])
