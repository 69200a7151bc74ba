for i in range(4):
    Order.objects.create(number=str(i))


def claim():
    """The claim without row locks: a compare-and-swap."""
    while True:
        pk = Order.objects.filter(status="new").order_by("pk").values_list("pk", flat=True).first()
        if pk is None:
            return None
        if Order.objects.filter(pk=pk, status="new").update(status="running") == 1:
            return pk


claimed = []
while (pk := claim()) is not None:
    claimed.append(pk)
print("claimed once each:", claimed)
assert len(claimed) == len(set(claimed)) == 4
raises(ValueError, Order.objects.select_for_update, skip_locked=True, nowait=True)
if connection.features.has_select_for_update_skip_locked:
    with transaction.atomic(), queries("skip_locked") as ctx:
        Order.objects.select_for_update(skip_locked=True).first()
    assert "SKIP LOCKED" in ctx.captured_queries[0]["sql"]
