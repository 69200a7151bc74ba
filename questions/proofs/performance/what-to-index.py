# needs: postgresql
# shows: 1 2 3 4 5
import datetime

from django.utils import timezone


class Sale(models.Model):
    customer = models.ForeignKey(Author, on_delete=models.CASCADE)
    number = models.CharField(max_length=9, unique=True)
    status = models.CharField(max_length=9)
    total = models.IntegerField(default=0)
    created = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["customer", "-created"], name="by_customer"),
            models.Index(
                fields=["created"],
                include=["total"],
                condition=~models.Q(status="done"),
                name="open_orders",
            ),
        ]


create(Sale)
with connection.cursor() as cursor:
    constraints = connection.introspection.get_constraints(cursor, "blog_sale")
indexed = {c["columns"][0] for name, c in constraints.items() if name not in ("by_customer", "open_orders") and (c["index"] or c["unique"])}
same("indexed without being asked for", sorted(indexed), ["customer_id", "id", "number"])

customers = Author.objects.bulk_create([Author(name=str(i)) for i in range(200)])
now = timezone.now()
Sale.objects.bulk_create([
    Sale(customer=customers[i % 200], number=str(i), created=now - datetime.timedelta(minutes=i), status="open" if i % 50 == 0 else "done")
    for i in range(20000)
])
with connection.cursor() as cursor:
    cursor.execute("VACUUM ANALYZE blog_sale")


def plan(label, qs, uses):
    text = qs.explain()
    print(f"{label}:\n{text}")
    assert uses in text
    return text


def no_sort(text):
    assert "Sort" not in text


page = Sale.objects.filter(customer=customers[3]).order_by("-created")[:20]
no_sort(plan("a customer's orders, newest first", page, "by_customer"))
work = Sale.objects.exclude(status="done").order_by("created")
no_sort(plan("not done, oldest first", work[:20], "open_orders"))
plan("a WHERE that implies it", Sale.objects.filter(status="open").order_by("created"), "open_orders")
recent = now - datetime.timedelta(minutes=30)
assert "open_orders" not in plan("a WHERE that does not", Sale.objects.filter(created__gt=recent), "Seq Scan")
stored = work.values_list("created", "total").filter(created__gt=recent)
plan("include", stored, "using open_orders")

with connection.cursor() as cursor:
    cursor.execute("SELECT relname, reltuples FROM pg_class WHERE relname IN ('open_orders', 'by_customer') ORDER BY 1")
    same("entries", cursor.fetchall(), [("by_customer", 20000), ("open_orders", 400)])

with connection.schema_editor() as editor:
    editor.add_index(Sale, models.Index(fields=["status"], name="plain_status"))
plan("done", Sale.objects.filter(status="done"), "Seq Scan")
plan("open", Sale.objects.filter(status="open"), "Index Scan")

with connection.schema_editor() as editor:
    bare = models.ForeignKey(Author, on_delete=models.CASCADE, db_index=False)
    bare.set_attributes_from_name("customer")
    bare.model = Sale
    editor.alter_field(Sale, Sale._meta.get_field("customer"), bare)
with connection.cursor() as cursor:
    left = connection.introspection.get_constraints(cursor, "blog_sale").values()
assert ["customer_id"] not in [c["columns"] for c in left if c["index"]]
plan("by the foreign key, without its own index", Sale.objects.filter(customer=customers[3]), "by_customer")


def size(sql):
    """Bytes that one statement writes to PostgreSQL's log."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_wal_insert_lsn()")
        before = cursor.fetchone()[0]
        cursor.execute(sql)
        cursor.execute("SELECT pg_wal_lsn_diff(pg_current_wal_insert_lsn(), %s)", [before])
        return cursor.fetchone()[0]


with connection.cursor() as cursor:
    cursor.execute("CREATE TABLE bare AS SELECT * FROM blog_sale LIMIT 0")
    cursor.execute("CREATE TABLE loaded (LIKE bare)")
    cursor.execute("CREATE INDEX ON loaded (customer_id, created DESC)")
    cursor.execute("CREATE INDEX ON loaded (status)")
    cursor.execute("CREATE TABLE partly (LIKE bare)")
    cursor.execute("CREATE INDEX partial ON partly (created) WHERE status <> 'done'")
    sizes = []
    for rows in ("false", "status = 'done'", "status <> 'done'"):
        cursor.execute(f"INSERT INTO partly SELECT * FROM blog_sale WHERE {rows}")
        cursor.execute("SELECT pg_relation_size('partial')")
        sizes.append(cursor.fetchone()[0])
    print("bytes of a partial index: empty, after other rows, after its rows:", sizes)
    assert sizes[0] == sizes[1] < sizes[2]
written = {
    table: (
        size(f"INSERT INTO {table} SELECT * FROM blog_sale LIMIT 2000"),
        size(f"UPDATE {table} SET status = 'new'"),
    )
    for table in ("bare", "loaded")
}
print("bytes written for INSERT and UPDATE:", written)
assert all(more > less for less, more in zip(written["bare"], written["loaded"]))
raises(ValueError, models.Index, fields=["a"], condition=models.Q(a=1))  # it has no name
