# needs: postgresql
# shows: 1 2 3 4
from django.contrib.postgres.indexes import GinIndex
from django.db.models import Index, Sum
from django.db.models.functions import Lower, Upper


class Person(models.Model):
    email = models.CharField(max_length=50)
    data = models.JSONField(default=dict)
    customer = models.IntegerField()
    total = models.IntegerField()
    note = models.CharField(max_length=50, default="")

    class Meta:
        constraints = [models.UniqueConstraint(Lower("email"), name="unique_email")]


create(Person)
Person.objects.bulk_create([
    Person(email=f"User{i}@x.org", data={"owner": f"o{i % 2000}", "tag": i % 7} | ({"rare": 1} if i % 2000 == 7 else {}), customer=i % 2000, total=i)
    for i in range(10000)
])
indexes = {
    "email_upper": Index(Upper("email"), name="email_upper"),
    "data_owner": Index(models.F("data__owner"), name="data_owner"),
    "data_gin": GinIndex(fields=["data"], name="data_gin"),
    "customer_total": Index(fields=["customer"], include=["total"], name="customer_total"),
}


def only(*names):
    """Have these indexes and no other."""
    with connection.cursor() as cursor:
        have = connection.introspection.get_constraints(cursor, Person._meta.db_table)
    with connection.schema_editor() as editor:
        for name, index in indexes.items():
            if name in have and name not in names:
                editor.remove_index(Person, index)
            if name not in have and name in names:
                editor.add_index(Person, index)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE blog_person")


def plan(label, qs, name):
    text = qs.explain(analyze=True)
    print(f"{label}:\n{text}\n")
    assert name in text
    return text


iexact = Person.objects.filter(email__iexact="user7@X.org")
owner = Person.objects.filter(data__owner="o7")
inside = Person.objects.filter(data__contains={"owner": "o7"})
has_key = Person.objects.filter(data__has_key="rare")
only()
assert 'UPPER("blog_person"."email"::text) = UPPER(' in str(iexact.query)
plan("iexact, with the index on Lower() only", iexact, "Seq Scan")
plan("Lower() itself", Person.objects.alias(low=Lower("email")).filter(low="user7@x.org"), "unique_email")
plan("one key, no index", owner, "Seq Scan")
only("email_upper", "data_gin")
plan("iexact", iexact, "email_upper")
plan("contains", inside, "data_gin")
plan("has_key", has_key, "data_gin")
plan("one key, with GIN only", owner, "Seq Scan")
only("data_owner")
plan("one key, with its expression", owner, "data_owner")
plan("contains, without GIN", inside, "Seq Scan")
raises(IntegrityError, Person.objects.create, email="USER7@x.org", customer=1, total=1)

only("customer_total")


def sums(*fields):
    """The plan of filter(customer=7).aggregate(), which gives no QuerySet to explain."""
    with CaptureQueriesContext(connection) as ctx:
        Person.objects.filter(customer=7).aggregate(*[Sum(field) for field in fields[:1]], *[models.Max(field) for field in fields[1:]])
    with connection.cursor() as cursor:
        cursor.execute("SET enable_seqscan = off")
        cursor.execute("SET enable_bitmapscan = off")
        cursor.execute("EXPLAIN (ANALYZE) " + ctx[0]["sql"])
        text = "\n".join(row[0] for row in cursor.fetchall())
        cursor.execute("RESET ALL")
        cursor.execute(f"SET search_path = {SCHEMA}, public")
    print(text, "\n")
    return text


assert "Index Only Scan using customer_total" in sums("total")
assert "Index Scan using customer_total" in sums("total", "note")
