# shows: 1 2 3 4
class Sale(models.Model):
    customer = models.ForeignKey(Author, on_delete=models.CASCADE, db_index=False)
    status = models.CharField(max_length=9)
    created = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["status", "created"], name="by_status"),
            models.Index(fields=["customer", "created"], name="by_customer"),
        ]


create(Sale)
day = "2026-01-01T00:00:00Z"
cases = {
    "status": (Sale.objects.filter(status="open"), "by_status (status=?)"),
    "created": (Sale.objects.filter(created__gt=day), "SCAN"),
    "status and range": (Sale.objects.filter(status="open", created__gt=day), "by_status (status=? AND created>?)"),
    "sort by created": (Sale.objects.order_by("created"), "USE TEMP B-TREE FOR ORDER BY"),
    "status, sorted": (Sale.objects.filter(status="open").order_by("created"), "by_status (status=?)"),
    "status, sorted backwards": (Sale.objects.filter(status="open").order_by("-created")[:20], "by_status (status=?)"),
    "customer": (Sale.objects.filter(customer=1), "by_customer (customer_id=?)"),
    "mixed directions": (Sale.objects.order_by("customer_id", "-created"), "USE TEMP B-TREE FOR"),
}
for label, (qs, part) in cases.items():
    plan = qs.explain()
    print(f"{label}: {plan}")
    assert part in plan, part
    assert ("TEMP B-TREE" in plan) is ("TEMP B-TREE" in part)

with connection.schema_editor() as editor:
    editor.remove_index(Sale, Sale._meta.indexes[0])
    editor.add_index(Sale, models.Index(fields=["created", "status"], name="range_first"))
plan = cases["status and range"][0].all().explain()
print("range in front:", plan)
assert "range_first (created>?)" in plan
with connection.schema_editor() as editor:
    editor.add_index(Sale, models.Index(fields=["customer", "-created"], name="mixed"))
plan = cases["mixed directions"][0].all().explain()
print("an index with mixed directions:", plan)
assert "mixed" in plan and "TEMP B-TREE" not in plan
