import datetime

from django.db.models import Q
from django.utils import timezone


class Event(models.Model):
    created = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["-created", "-id"], name="event_feed")]


create(Event)
now = timezone.now()
Event.objects.bulk_create([Event(created=now - datetime.timedelta(minutes=i // 7)) for i in range(1000)])
feed = Event.objects.order_by("-created", "-pk")


def page_after(last, size=20):
    if last is None:
        return list(feed[:size])
    older = feed.filter(created__lte=last.created).filter(Q(created__lt=last.created) | Q(pk__lt=last.pk))
    return list(older[:size])


seen, last = [], None
while page := page_after(last):
    seen += [event.pk for event in page]
    last = page[-1]
print("keyset pages show", len(set(seen)), "of 1000 rows, each once:", len(seen) == 1000)
assert seen == list(feed.values_list("pk", flat=True))
no_tie_breaker, last = [], None
while page := list((feed.filter(created__lt=last) if last else feed)[:20]):
    no_tie_breaker += page
    last = page[-1].created
print("without the primary key:", len(no_tie_breaker))
assert len(no_tie_breaker) < 1000
first = page_after(None)
Event.objects.bulk_create([Event(created=now + datetime.timedelta(minutes=1)) for _ in range(5)])
by_offset, by_key = list(feed[20:40]), page_after(first[-1])
print("rows shown twice after five inserts, OFFSET:", len(set(first) & set(by_offset)), "keyset:", len(set(first) & set(by_key)))
assert len(set(first) & set(by_offset)) == 5 and not set(first) & set(by_key)
