import datetime


class Sale(models.Model):
    email = models.CharField(max_length=50, db_index=True)
    created = models.DateTimeField(db_index=True)


create(Sale)
day = datetime.date(2026, 1, 15)
start = datetime.datetime.combine(day, datetime.time.min, tzinfo=datetime.timezone.utc)
plans = {
    "__date": Sale.objects.filter(created__date=day),
    "half-open range": Sale.objects.filter(created__gte=start, created__lt=start + datetime.timedelta(days=1)),
    "__year": Sale.objects.filter(created__year=2026),
    "__month": Sale.objects.filter(created__month=1),
    "exact": Sale.objects.filter(email="a@x.org"),
    "icontains": Sale.objects.filter(email__icontains="x"),
}
for label, qs in plans.items():
    plans[label] = qs.explain()
    print(f"{label}: {plans[label]}")
for label in ("half-open range", "__year", "exact"):
    assert "SEARCH" in plans[label]
for label in ("__date", "__month", "icontains"):
    assert "SEARCH" not in plans[label]
