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


raises(KeyboardInterrupt, backfill, stop_after=3)
same("rows that stay committed", Order.objects.filter(customer=a).count(), 300)
backfill()
same("resumed: rows left", Order.objects.filter(customer__isnull=True).count(), 0)
same("batches", len(commits), 10)
