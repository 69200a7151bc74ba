# needs: postgresql
# shows: 1 2 3 4 6
import datetime
import re

from django.db.models import Q
from django.utils import timezone


class Event(models.Model):
    created = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["-created", "-id"], name="event_feed")]


create(Event)
now = timezone.now()
Event.objects.bulk_create([Event(created=now - datetime.timedelta(minutes=i % 2857)) for i in range(20000)])
with connection.cursor() as cursor:
    cursor.execute("ANALYZE blog_event")


def page_after(last, size=20):
    feed = Event.objects.order_by("-created", "-pk")
    if last is not None:
        feed = feed.filter(created__lte=last.created).filter(
            Q(created__lt=last.created) | Q(pk__lt=last.pk)
        )
    return feed[:size]


feed = Event.objects.order_by("-created", "-pk")
keys = list(feed.values_list("pk", flat=True))
with connection.cursor() as cursor:  # so that the order does not come from the index by chance
    for kind in ("indexscan", "bitmapscan", "indexonlyscan"):
        cursor.execute(f"SET enable_{kind} = off")
seen, last = [], None
for _ in range(60):
    page = list(page_after(last))
    seen += [event.pk for event in page]
    last = page[-1]
with connection.cursor() as cursor:
    for kind in ("indexscan", "bitmapscan", "indexonlyscan"):
        cursor.execute(f"SET enable_{kind} = on")
same("sixty keyset pages are the first 1200 rows", seen == keys[:1200], True)
no_tie_breaker, last = [], None
for _ in range(60):
    page = list((feed.filter(created__lt=last) if last else feed)[:20])
    no_tie_breaker += [event.pk for event in page]
    last = page[-1].created
lost = [pk for pk in keys[: keys.index(no_tie_breaker[-1])] if pk not in set(no_tie_breaker)]
print("lost without the primary key:", len(lost))
assert lost

last = Event.objects.get(pk=keys[15000])
textbook = feed.filter(Q(created__lt=last.created) | Q(created=last.created, pk__lt=last.pk))[:20]
same("the textbook's rows are the same", list(textbook), list(page_after(last)))


def read(label, qs):
    """Rows that the scan has read."""
    with connection.cursor() as cursor:
        cursor.execute("SET enable_seqscan = off")
        cursor.execute("SET enable_bitmapscan = off")
        text = qs.explain(analyze=True)
    print(f"{label}:\n{text}\n")
    assert "event_feed" in text
    rows = int(re.search(r"event_feed on.*actual.* rows=(\d+)", text)[1])
    removed = re.search(r"Rows Removed by Filter: (\d+)", text)
    return rows + int(removed[1] if removed else 0), "Index Cond" in text


by_offset, plain_or, keyset = read("OFFSET", feed[15001:15021]), read("OR", textbook), read("keyset", page_after(last))
print("rows read and condition in the index:", by_offset, plain_or, keyset)
same("OFFSET", by_offset, (15021, False))
same("OR", plain_or, (15021, False))
assert keyset[0] < 40 and keyset[1]
for fields in (["created"], ["created", "id"], ["-created", "-id"]):
    with connection.schema_editor() as editor:
        editor.remove_index(Event, Event._meta.indexes[0])
        editor.add_index(Event, models.Index(fields=fields, name="event_feed"))
    rows, in_index = read(f"keyset, {fields}", page_after(last))
    assert rows < 60 and in_index

first = list(page_after(None))
Event.objects.bulk_create([Event(created=now + datetime.timedelta(minutes=1)) for _ in range(5)])
same("shown twice by OFFSET after five inserts", len(set(first) & set(feed[20:40])), 5)
same("by keyset", len(set(first) & set(page_after(first[-1]))), 0)

second = list(page_after(first[-1]))
before = Event.objects.order_by("created", "pk").filter(created__gte=second[0].created).filter(
    Q(created__gt=second[0].created) | Q(pk__gt=second[0].pk)
)[:20]
same("backwards", list(before)[::-1], first)
same("more than a page", len(page_after(last, 20 + 1)), 21)
end = Event.objects.get(pk=keys[-6])
same("the last page has no more", len(page_after(end, 20 + 1)), 5)


# A sort column that can be NULL.
with connection.schema_editor() as editor:
    nullable = models.DateTimeField(null=True)
    nullable.set_attributes_from_name("created")
    editor.alter_field(Event, Event._meta.get_field("created"), nullable)
Event.objects.filter(pk__in=keys[-3:]).update(created=None)
same("rows without a date come first", [event.created for event in page_after(None, 3)], [None] * 3)
raises(ValueError, page_after, page_after(None, 3)[2], 3)
