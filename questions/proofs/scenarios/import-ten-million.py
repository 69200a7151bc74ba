# needs: postgresql
# shows: 1 2 3 4 5 6 7 8
import csv
import os
import tempfile
import time
from decimal import Decimal
from itertools import batched

import psycopg
from django.db import DatabaseError
from django.db.models.signals import post_save


class Product(models.Model):
    sku = models.CharField(max_length=20, unique=True)
    name = models.CharField(max_length=100)
    price = models.DecimalField(max_digits=10, decimal_places=2)

    class Meta:
        db_table = "shop_product"


create(Product)
with connection.cursor() as cursor:
    cursor.execute("""CREATE UNLOGGED TABLE staging
        (line bigint GENERATED ALWAYS AS IDENTITY, sku text, name text, price numeric)""")
signals, N = [], 20000
post_save.connect(lambda **kwargs: signals.append(1), sender=Product, weak=False)
path = tempfile.mktemp(suffix=".csv")
with open(path, "w", newline="") as file:
    csv.writer(file).writerows([f"s{i}", f"product {i}", f"{i}.50"] for i in range(N))


def read_rows(path):
    with open(path, newline="") as file:
        yield from csv.reader(file)


# The code of the card.
def load(path):
    with connection.cursor() as cursor:  # psycopg 3
        cursor.execute("TRUNCATE staging RESTART IDENTITY")
        copy_sql = "COPY staging (sku, name, price) FROM STDIN"
        with cursor.copy(copy_sql) as copy:
            for row in read_rows(path):
                copy.write_row(row)


MERGE = """INSERT INTO shop_product (sku, name, price)
    SELECT sku, name, price FROM staging
    WHERE line BETWEEN %s AND %s
    ON CONFLICT (sku) DO UPDATE
    SET name = excluded.name, price = excluded.price
    WHERE (shop_product.name, shop_product.price)
        IS DISTINCT FROM (excluded.name, excluded.price)"""


def merge(last_line, size=50_000, dies_after=None):
    written = []
    with connection.cursor() as cursor:
        for start in range(1, last_line + 1, size):
            cursor.execute(MERGE, [start, start + size - 1])
            written.append(cursor.rowcount)
            if start + size > (dies_after or last_line + size):
                raise RuntimeError("killed")
    return written


def one(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchone()[0]


start = time.perf_counter()
load(path)
same("lines in staging", (one("SELECT count(*) FROM staging"), one("SELECT max(line) FROM staging")), (N, N))
merge(N)
fast = time.perf_counter() - start
same("products", Product.objects.count(), N)
same("signals", signals, [])

# Dies at 60 %, in autocommit, and runs again.
Product.objects.all().delete()
raises(RuntimeError, merge, N, 2000, 12000)
same("the finished batches stay", Product.objects.count(), 12000)
same("rows written by the rerun", merge(N, 2000), [0] * 6 + [2000] * 4)
Product.objects.filter(sku="s7").update(price=1)
same("one has changed", (merge(N, 2000), Product.objects.get(sku="s7").price), ([1] + [0] * 9, Decimal("7.50")))
same("products", Product.objects.count(), N)
load(path)
same("a second load starts at line 1", one("SELECT min(line) FROM staging"), 1)

# The ways compared.
rows = list(read_rows(path))
Product.objects.all().delete()
start = time.perf_counter()
for sku, name, price in rows[:500]:
    Product(sku=sku, name=name, price=price).save()
slow = (time.perf_counter() - start) * N / 500
same("signals of save()", len(signals), 500)
signals.clear()


def upsert(rows):
    for batch in batched(rows, 5000):
        Product.objects.bulk_create(
            [Product(sku=sku, name=name, price=price) for sku, name, price in batch],
            update_conflicts=True, unique_fields=["sku"], update_fields=["name", "price"],
        )


start = time.perf_counter()
upsert(rows)
between = time.perf_counter() - start
print(f"{N} rows: save() {slow:.1f} s, bulk_create() {between:.1f} s, COPY and merge {fast:.1f} s")
assert slow > between > fast
upsert((sku, name, "3.00") for sku, name, price in rows)
same("updated", (Product.objects.count(), Product.objects.filter(price=3).count(), signals), (N, N, []))

# full_clean() would refuse what the bulk operation writes.
upsert([("bad", "", "-1")])
bad = Product.objects.get(sku="bad")
raises(ValidationError, bad.full_clean)

# A price that is no number.
(folder := tempfile.mkdtemp())
bad_file = os.path.join(folder, "bad.csv")
with open(bad_file, "w", newline="") as file:
    csv.writer(file).writerows([["s1", "one", "1.50"], ["s2", "two", "1,50"]])
assert "invalid input syntax for type numeric" in str(raises(psycopg.DataError, load, bad_file))
load(path)

# Updates take numbers from the sequence too, even where nothing changes.
last = one("SELECT last_value FROM shop_product_id_seq")
same("rows written", sum(merge(N)) + sum(merge(N)), N)
same("numbers taken", one("SELECT last_value FROM shop_product_id_seq") - last, 2 * N)


# auto_now is Python's.
class Dated(models.Model):
    sku, changed = models.CharField(max_length=20, unique=True), models.DateTimeField(auto_now=True)


create(Dated)
raises(IntegrityError, one, "INSERT INTO blog_dated (sku) SELECT 's1' RETURNING id")
changed = []
for _ in range(2):  # bulk_create() does run it
    Dated.objects.bulk_create([Dated(sku="s1")], update_conflicts=True, unique_fields=["sku"], update_fields=["changed"])
    changed.append(Dated.objects.get().changed)
assert changed[0] < changed[1]

# A sku that comes twice.
twice = [("x", "one", "1"), ("x", "two", "2")]
raises(DatabaseError, upsert, twice)
with connection.cursor() as cursor:
    cursor.execute("INSERT INTO staging (sku, name, price) VALUES ('x', 'one', 1), ('x', 'two', 2)")
raises(DatabaseError, merge, N + 2)
Product.objects.create(sku="x", name="one", price=1)
same("the first equals the row, so only the second writes", merge(N + 2), [1])
with connection.cursor() as cursor:  # in different batches the last one wins
    for line in (N + 1, N + 2):
        cursor.execute(MERGE, [line, line])
same("in different batches", Product.objects.get(sku="x").name, "two")
same("found in staging", one("SELECT count(*) FROM (SELECT sku FROM staging GROUP BY sku HAVING count(*) > 1) d"), 1)

# A copy that takes the name of the table: foreign keys go on pointing at the old one.
class Sold(models.Model):
    product = models.ForeignKey(Product, models.CASCADE)


create(Sold)
with connection.cursor() as cursor:
    cursor.execute("CREATE TABLE fresh (LIKE shop_product INCLUDING ALL)")
    cursor.execute("INSERT INTO fresh (sku, name, price) VALUES ('new', 'new', 1)")
    with transaction.atomic():
        cursor.execute("ALTER TABLE shop_product RENAME TO old_product")
        cursor.execute("ALTER TABLE fresh RENAME TO shop_product")
        same("read from the copy", Product.objects.get().sku, "new")
        connection.check_constraints()
        raises(IntegrityError, lambda: (Sold.objects.create(product=Product.objects.get()), connection.check_constraints()))
        transaction.set_rollback(True)

# Readers see one catalogue or the other: a batch number is switched in one update.
class Row(models.Model):
    batch, sku = models.IntegerField(), models.CharField(max_length=20)

    class Meta:
        constraints = [models.UniqueConstraint("batch", "sku", name="one_row_per_batch")]


class Current(models.Model):
    batch = models.IntegerField()


class RowSold(models.Model):
    row = models.ForeignKey(Row, models.CASCADE)


create(Row, Current, RowSold)
Row.objects.bulk_create([Row(batch=1, sku=n) for n in range(3)])
Current.objects.create(batch=1)
catalogue = Row.objects.filter(batch=Current.objects.values("batch")[:1])
RowSold.objects.create(row=Row.objects.get(sku=0))
Row.objects.bulk_create([Row(batch=2, sku=n) for n in range(2)])
seen = [catalogue.count()]
Row.objects.bulk_create([Row(batch=2, sku=n) for n in (2, 3)])
seen.append(catalogue.count())
Current.objects.update(batch=2)
same("half-imported twice, then switched", seen + [catalogue.count(), Row.objects.count()], [3, 3, 4, 7])
same("a foreign key after the switch", RowSold.objects.get().row in catalogue, False)
Row.objects.filter(batch=1).delete()
with transaction.atomic(), connection.schema_editor() as editor:
    editor.add_constraint(Row, models.UniqueConstraint("sku", name="one_row_per_sku"))
raises(IntegrityError, Row.objects.create, batch=3, sku=1)
