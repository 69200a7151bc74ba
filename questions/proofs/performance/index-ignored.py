# needs: postgresql
# shows: 1 2 3 4 5
use("django.contrib.postgres")
import re
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.operations import TrigramExtension
from django.db.models import Index
from django.db.models.functions import Upper
from django.utils import timezone


class Sale(models.Model):
    email = models.CharField(max_length=50, db_index=True)
    title = models.CharField(max_length=50, db_index=True)
    created = models.DateTimeField(db_index=True)
    code = models.CharField(max_length=50)
    number = models.CharField(max_length=50, unique=True)

    class Meta:
        indexes = [Index(fields=["code"], name="sale_code")]


create(Sale)
with connection.cursor() as cursor:  # an extension belongs to the database, so one run at a time
    cursor.execute("SELECT pg_advisory_lock(7142)")
with connection.schema_editor() as editor:
    TrigramExtension().database_forwards("blog", editor, None, None)
tz = timezone.get_current_timezone()
day = date(2026, 1, 15)
first = datetime(2022, 1, 1, tzinfo=tz)
Sale.objects.bulk_create([Sale(email=f"u{i}@x.org", title=f"title {i}", code=f"title {i}", number=f"title {i}", created=first + timedelta(hours=3 * (7919 * i % 20000))) for i in range(20000)])
with connection.cursor() as cursor:
    cursor.execute("ANALYZE blog_sale")


def plan(label, qs, part):
    text = qs.explain(analyze=True)
    print(f"{label}:\n{text}\n")
    assert part in text
    return text


start = datetime.combine(day, time.min, tzinfo=tz)
end = start + timedelta(days=1)
by_range = Sale.objects.filter(created__gte=start, created__lt=end)
by_date = Sale.objects.filter(created__date=day)
plan("__date", by_date, "Seq Scan")
plan("half-open range", by_range, "blog_sale_created")
same("the same rows", (set(by_range) == set(by_date), len(by_range)), (True, 8))
by_year = Sale.objects.filter(created__year=2028)
assert " BETWEEN " in str(by_year.query)
plan("__year", by_year, "blog_sale_created")
plan("__month", Sale.objects.filter(created__month=1), "Seq Scan")
iexact = Sale.objects.filter(email__iexact="U7@x.org")
assert "upper((email)::text)" in plan("iexact", iexact, "Seq Scan")
with connection.schema_editor() as editor:
    editor.add_index(Sale, Index(Upper("email"), name="sale_email_upper"))
plan("iexact, with Upper()", iexact, "sale_email_upper")
plan("exact", Sale.objects.filter(email="u7@x.org"), "blog_sale_email")
icontains = Sale.objects.filter(title__icontains="title 19999")
plan("icontains", icontains, "Seq Scan")
for name, expression, used in (("plain", "title", "Seq Scan"), ("upper", Upper("title"), "sale_upper_trgm")):
    with connection.schema_editor() as editor:
        editor.add_index(Sale, GinIndex(OpClass(expression, name="gin_trgm_ops"), name=f"sale_{name}_trgm"))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE blog_sale")
    plan(f"icontains, trigrams, {name}", icontains, used)
with connection.cursor() as cursor:
    cursor.execute("DROP INDEX sale_plain_trgm, sale_upper_trgm")
assert re.search(r"using blog_sale_number_\w+_like", plan("startswith, unique", Sale.objects.filter(number__startswith="title 19999"), "like"))
plan("startswith, in Meta.indexes", Sale.objects.filter(code__startswith="title 19999"), "Seq Scan")
assert re.search(r"using blog_sale_title_\w+_like", plan("startswith", Sale.objects.filter(title__startswith="title 19999"), "like"))
plan("half of the table", Sale.objects.filter(created__gt=first + timedelta(hours=30000)), "Seq Scan")

Sale.objects.filter(created=first).update(created=end)
counted = Sale.objects.filter(created__range=(start, end)).count(), by_range.count()
same("BETWEEN counts the next midnight, too", counted[0] - counted[1], 2)
berlin = ZoneInfo("Europe/Berlin")
for day in (date(2026, 3, 29), date(2026, 10, 25)):
    start = datetime.combine(day, time.min, tzinfo=berlin)
    end = start + timedelta(days=1)
    hours = (end.astimezone(ZoneInfo("UTC")) - start.astimezone(ZoneInfo("UTC"))) / timedelta(hours=1)
    print(day, "has", hours, "hours and ends at", end)
    assert hours != 24 and end.time() == time.min
