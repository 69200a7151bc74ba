# needs: postgresql
# shows: 1 2 3 4 5 6
import tracemalloc

from django.db import DatabaseError, connections


class Line(models.Model):
    order = models.ForeignKey(Order, models.CASCADE, related_name="lines")


create(Line)
customer = Author.objects.create(name="a")
Order.objects.bulk_create(Order(number=str(i), customer=customer) for i in range(10000))
Line.objects.bulk_create(Line(order_id=pk) for pk in Order.objects.values_list("pk", flat=True))
assert not connection.settings_dict.get("DISABLE_SERVER_SIDE_CURSORS")


def peak(rows):
    tracemalloc.start()
    count = sum(1 for _ in rows)
    size = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 10000
    return size // 1024


whole, streamed = peak(Order.objects.all()), peak(Order.objects.iterator(chunk_size=500))
print(f"peak: all() {whole} KiB, iterator() {streamed} KiB")
assert streamed * 4 < whole

orders = Order.objects.select_related("customer").prefetch_related("lines")
raises(ValueError, orders.iterator)
write_row = lambda order: order.lines.all()[0] and order.customer.name
for chunk_size, prefetches in ((2000, 5), (1000, 10)):
    sql = []

    def note(execute, text, *args):
        sql.append(text)
        return execute(text, *args)

    with connection.execute_wrapper(note):
        with transaction.atomic():
            for order in orders.iterator(chunk_size=chunk_size):
                write_row(order)
    same(f"prefetches, chunk_size={chunk_size}", sum('FROM "blog_line"' in text for text in sql), prefetches)
    same("queries for orders and customers", sum('INNER JOIN "blog_author"' in text or "LEFT OUTER JOIN" in text for text in sql), 1)


def cursors():
    with connection.cursor() as cursor:
        cursor.execute("SELECT is_holdable FROM pg_cursors")
        return [held for held, in cursor.fetchall()]


rows = Order.objects.iterator(chunk_size=10)
next(rows)
same("outside a transaction: WITH HOLD", cursors(), [True])
rows.close()
with transaction.atomic():
    rows = Order.objects.iterator(chunk_size=10)
    next(rows)
    same("inside atomic(): WITH HOLD", cursors(), [False])
    rows.close()

# A pooler in transaction mode gives the next fetch to another server connection.
rows = Order.objects.iterator(chunk_size=10)
next(rows)
with connection.cursor() as cursor:
    cursor.execute("SELECT name FROM pg_cursors")
    (name,) = cursor.fetchone()
connections.settings["other"] = {**connections.settings["default"]}
with connections["other"].cursor() as cursor:
    assert "does not exist" in str(raises(DatabaseError, cursor.execute, f'FETCH FORWARD 10 FROM "{name}"'))
rows.close()

connection.settings_dict["DISABLE_SERVER_SIDE_CURSORS"] = True
rows = Order.objects.iterator(chunk_size=10)
next(rows)
same("DISABLE_SERVER_SIDE_CURSORS: cursors", cursors(), [])
rows.close()
raw = connection.connection.cursor()
raw.execute("SELECT * FROM blog_order")
same("rows that the driver holds", raw.pgresult.ntuples, 10000)
last, sizes = 0, []
while batch := list(orders.filter(pk__gt=last).order_by("pk")[:2000]):
    last = batch[-1].pk
    sizes.append(len(batch))
    assert not connection.in_atomic_block
same("batches over the primary key", sizes, [2000] * 5)
connection.settings_dict["DISABLE_SERVER_SIDE_CURSORS"] = False


def changed_meanwhile():
    rows = orders.order_by("pk").iterator(chunk_size=10)
    next(rows)
    Order.objects.using("other").update(status="late")
    Line.objects.using("other").create(order_id=last)
    return [(order.status, len(order.lines.all())) for order in rows][-1]


for level, want in (("READ COMMITTED", ("new", 2)), ("REPEATABLE READ", ("new", 1))):
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(f"SET TRANSACTION ISOLATION LEVEL {level}")
        same(level, changed_meanwhile(), want)
    Order.objects.update(status="new")
    Line.objects.order_by("-pk")[0].delete()
connections["other"].close()
