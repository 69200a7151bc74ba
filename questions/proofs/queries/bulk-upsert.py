# needs: postgresql
# shows: 1 2 3 4 5 6
from collections import namedtuple
from itertools import batched

from django.db import DatabaseError, NotSupportedError, connections
from django.db.backends.mysql.features import DatabaseFeatures
from django.db.models.signals import post_save, pre_save


class Price(models.Model):
    sku = models.CharField(max_length=10, unique=True)
    amount = models.IntegerField(validators=[lambda value: 1 / 0])
    note = models.CharField(max_length=10, blank=True)
    changed = models.DateTimeField(auto_now=True)

    def save(self, **kwargs):
        sent.append("save()")
        super().save(**kwargs)


create(Price)
sent, Row = [], namedtuple("Row", "sku amount")
for signal in (pre_save, post_save):
    signal.connect(lambda **kwargs: sent.append("signal"), sender=Price, weak=False)
feed = [Row(str(i), i) for i in range(2500)]
read_feed = lambda: iter(feed)
Price.objects.bulk_create(Price(sku=str(i), amount=0, note="keep") for i in range(2000))
old = Price.objects.get(sku="0")


def load():
    for chunk in batched(read_feed(), 1000):
        rows = [Price(sku=r.sku, amount=r.amount) for r in chunk]
        Price.objects.bulk_create(
            rows,
            update_conflicts=True,
            unique_fields=["sku"],
            update_fields=["amount", "changed"],
        )
    return rows


with queries("2,500 rows in chunks of 1,000") as ctx:
    rows = load()
inserts = [q["sql"] for q in ctx if q["sql"].startswith("INSERT")]
same("INSERTs", len(inserts), 3)
assert all('ON CONFLICT("sku") DO UPDATE SET "amount" = EXCLUDED."amount", "changed"' in sql for sql in inserts)
same("rows, sum", (Price.objects.count(), Price.objects.aggregate(s=models.Sum("amount"))["s"]), (2500, sum(range(2500))))
price = Price.objects.get(sku="0")
same("note, changed moved", (price.note, price.changed > old.changed), ("keep", True))
same("save() and signals", sent, [])
same("which rows are new", {row._state.adding for row in rows}, {False})
assert all(row.pk for row in rows)
load()
same("a second run", (Price.objects.count(), Price.objects.aggregate(s=models.Sum("amount"))["s"]), (2500, sum(range(2500))))

before = Price.objects.get(sku="0").changed
Price.objects.bulk_create([Price(sku="0", amount=5)], update_conflicts=True, unique_fields=["sku"], update_fields=["amount"])
price = Price.objects.get(sku="0")
same("changed left out of update_fields", (price.amount, price.changed == before), (5, True))

with queries("update_or_create(), a known SKU") as ctx:
    Price.objects.update_or_create(sku="0", defaults={"amount": 6})
same("SELECT and UPDATE", [q["sql"].split()[0] for q in ctx], ["BEGIN", "SELECT", "UPDATE", "COMMIT"])
with queries("update_or_create(), a new SKU") as ctx:
    Price.objects.update_or_create(sku="new", defaults={"amount": 6})
assert [q["sql"].split()[0] for q in ctx if q["sql"].split()[0] in ("SELECT", "INSERT")] == ["SELECT", "INSERT"]


def upsert(using="default", **kwargs):
    twice = [Price(sku="x", amount=1), Price(sku="x", amount=2)]
    kwargs = {"unique_fields": ["sku"], "update_fields": ["amount"], **kwargs}
    return Price.objects.using(using).bulk_create(twice, update_conflicts=True, **kwargs)


connections.settings["lite"] = {**connections.settings["default"], "ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:", "OPTIONS": {}}
with connections["lite"].schema_editor() as editor:
    editor.create_model(Price)
assert "cannot affect row a second time" in str(raises(DatabaseError, upsert))
upsert("lite")
same("SQLite", Price.objects.using("lite").get(sku="x").amount, 2)
for using in ("default", "lite"):
    raises(ValueError, upsert, using, unique_fields=None)
    raises(DatabaseError, upsert, using, unique_fields=["amount"])
assert DatabaseFeatures.supports_update_conflicts and not DatabaseFeatures.supports_update_conflicts_with_target

# Here PostgreSQL says of itself what MySQL's backend says.
with_target = connection.features.supports_update_conflicts_with_target
connection.features.__class__.supports_update_conflicts_with_target = False
raises(NotSupportedError, upsert)
connection.features.__class__.supports_update_conflicts_with_target = with_target

read, seen = [], []


def note(execute, sql, *args):
    if sql.startswith("INSERT"):
        seen.append(len(read))
    return execute(sql, *args)


with connection.execute_wrapper(note):
    Price.objects.bulk_create((read.append(i) or Price(sku=f"h{i}", amount=i) for i in range(30)), batch_size=10)
same("rows read before each INSERT", seen, [30, 30, 30])

ignored = Price.objects.bulk_create([Price(sku="0", amount=99), Price(sku="i", amount=1)], ignore_conflicts=True)
same("ignore_conflicts", (Price.objects.get(sku="0").amount, [row.pk for row in ignored]), (6, [None, None]))
same("in_bulk(field_name='sku')", sorted(Price.objects.in_bulk(["0", "i", "none"], field_name="sku")), ["0", "i"])

with connection.cursor() as cursor:
    cursor.execute("CREATE TEMP TABLE staging (sku text, amount int)")
    with cursor.copy("COPY staging FROM STDIN") as copy:
        copy.write_row(("0", 7)), copy.write_row(("copied", 8))
    cursor.execute("SELECT s.sku FROM staging s LEFT JOIN blog_price p USING (sku) WHERE p.amount IS DISTINCT FROM s.amount")
    same("changed or new, by comparing", sorted(sku for sku, in cursor.fetchall()), ["0", "copied"])
    cursor.execute(
        "INSERT INTO blog_price (sku, amount, note, changed) SELECT sku, amount, '', now() FROM staging"
        " ON CONFLICT (sku) DO UPDATE SET amount = EXCLUDED.amount"
    )
same("COPY and one INSERT", (Price.objects.get(sku="0").amount, Price.objects.get(sku="copied").amount), (7, 8))
