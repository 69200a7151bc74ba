class Sale(models.Model):
    status = models.CharField(max_length=9)
    created = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["status", "created"], name="sale_status_created")]


create(Sale)
day = "2026-01-01T00:00:00Z"
cases = {
    "status": (Sale.objects.filter(status="open"), True),
    "status and range": (Sale.objects.filter(status="open", created__gt=day), True),
    "status, sorted": (Sale.objects.filter(status="open").order_by("created"), True),
    "created alone": (Sale.objects.filter(created__gt=day), False),
    "sort by created": (Sale.objects.order_by("created"), False),
}
for label, (qs, searched) in cases.items():
    plan = qs.explain()
    print(f"{label}: {plan}")
    assert ("SEARCH" in plan) is searched and ("TEMP B-TREE" in plan) is (label == "sort by created")
