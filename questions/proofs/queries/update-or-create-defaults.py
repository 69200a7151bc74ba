from django.db.models import F


class Counter(models.Model):
    key = models.CharField(max_length=10, unique=True)
    hits = models.IntegerField(default=0)
    first_seen = models.CharField(max_length=10, blank=True)


create(Counter)


def hit(day):
    return Counter.objects.update_or_create(
        key="a", defaults={"hits": F("hits") + 1}, create_defaults={"hits": 1, "first_seen": day}
    )[1]


assert hit("monday") is True and hit("tuesday") is False
counter = Counter.objects.get()
print(counter.hits, counter.first_seen)
assert (counter.hits, counter.first_seen) == (2, "monday")
other, _ = Counter.objects.update_or_create(key="b", defaults={"hits": 5}, create_defaults={"first_seen": "x"})
print("defaults on creation:", other.hits)
assert other.hits == 0
try:
    with transaction.atomic():
        Counter.objects.update_or_create(key="c", defaults={"hits": F("hits") + 1})
except ValueError as e:
    print(str(e)[-60:])
else:
    raise AssertionError
