from django.db.models import Count


class Ranked(models.Model):
    status = models.CharField(max_length=5)
    number = models.IntegerField()

    class Meta:
        ordering = ["number"]


create(Ranked)
for i, status in enumerate(["new", "paid", "paid"]):
    Ranked.objects.create(number=i, status=status)
grouped = Ranked.objects.values("status").annotate(n=Count("pk"))
late = Ranked.objects.annotate(n=Count("pk")).values("status", "n")
split = Ranked.objects.order_by("number").values("status").annotate(n=Count("pk"))
for label, qs, rows in (("values() first", grouped, 2), ("annotate() first", late, 3), ("order_by() left over", split, 3)):
    print(f"{label}: {list(qs)}")
    assert len(qs) == rows
assert len(split.order_by()) == 2
assert "ORDER BY" not in str(grouped.query)
