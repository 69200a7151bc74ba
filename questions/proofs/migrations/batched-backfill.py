a = Author.objects.create(name="a")
Order.objects.bulk_create([Order(number=str(i)) for i in range(1000)])
commits = []


def backfill(stop_after=None):
    todo = Order.objects.filter(customer__isnull=True).order_by("pk")
    while ids := list(todo.values_list("pk", flat=True)[:100]):
        Order.objects.filter(pk__in=ids).update(customer=a)
        commits.append(len(ids))
        if len(commits) == stop_after:
            raise KeyboardInterrupt


try:
    backfill(stop_after=3)
except KeyboardInterrupt:
    print("killed after", sum(commits), "rows, which stay committed")
backfill()
assert len(commits) == 10 and not Order.objects.filter(customer__isnull=True).exists()
print("resumed; batches:", len(commits))
