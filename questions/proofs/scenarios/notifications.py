# shows: 1 2 3 4 6
from itertools import batched

from django.db.models.signals import post_save


class Notification(models.Model):
    event_id, recipient_id = models.IntegerField(), models.IntegerField()
    read_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event_id", "recipient_id"], name="once")]
        indexes = [models.Index(fields=["recipient_id"], condition=models.Q(read_at=None), name="unread")]


class Delivery(models.Model):
    notification = models.ForeignKey(Notification, on_delete=models.CASCADE)
    channel = models.CharField(max_length=10)
    status = models.CharField(max_length=10, default="waiting")


create(Notification, Delivery)
signals = []
post_save.connect(lambda **kwargs: signals.append(1), sender=Notification, weak=False)


# The code of the card.
def notify(event_id, recipient_ids):
    for chunk in batched(recipient_ids, 1000):
        Notification.objects.bulk_create(
            [Notification(event_id=event_id, recipient_id=pk)
             for pk in chunk],
            ignore_conflicts=True,
        )


followers = list(range(5000))


def dying():
    yield from followers[:2500]
    raise RuntimeError("the worker dies")


raises(RuntimeError, notify, 1, dying())
same("rows of the finished chunks", Notification.objects.count(), 2000)
notify(1, followers)
same("after the rerun, a row for each follower", Notification.objects.count(), 5000)
with queries("a further rerun", None) as ctx:
    notify(1, followers)
chunks = {q["sql"].startswith("INSERT OR IGNORE") for q in ctx.captured_queries}
same("each statement ignores conflicts", (chunks - {False}, Notification.objects.count()), ({True}, 5000))
(row,) = Notification.objects.bulk_create([Notification(event_id=1, recipient_id=9999)], ignore_conflicts=True)
same("primary key after ignore_conflicts", row.pk, None)
row = Notification.objects.get(event_id=1, recipient_id=9999)
same("read from its row", row.pk is not None, True)
row.delete()
print("without ignore_conflicts:")
raises(IntegrityError, Notification.objects.bulk_create, [Notification(event_id=1, recipient_id=1)])
same("signals", signals, [])
Notification.objects.create(event_id=2, recipient_id=1)
same("signals of a single save", signals, [1])

# The badge.
badge = Notification.objects.filter(recipient_id=7, read_at=None)
plan = badge.explain()
print(plan)
assert "unread" in plan
plan = Notification.objects.filter(recipient_id=7).explain()
print("read ones too:", plan)
assert "unread" not in plan

# Mail fails and is tried again.
pushes = []
one = badge.get()
for channel in ("push", "mail"):
    Delivery.objects.create(notification=one, channel=channel)


def deliver(fail):
    for delivery in Delivery.objects.filter(status="waiting"):
        if delivery.channel == "push":
            pushes.append(delivery.notification_id)
        elif fail:
            continue
        delivery.status = "sent"
        delivery.save()


deliver(fail=True)
same("after the first run", list(Delivery.objects.order_by("pk").values_list("channel", "status")), [("push", "sent"), ("mail", "waiting")])
deliver(fail=False)
same("pushes after the second run", (len(pushes), Delivery.objects.filter(status="sent").count()), (1, 2))


# Fan-out on read for a star: no rows, merged when the list opens.
class Event(models.Model):
    author_id, number = models.IntegerField(), models.IntegerField()


create(Event)
Event.objects.bulk_create([Event(author_id=author, number=i) for i in range(3) for author in (1, 2)])
with queries("merged on read", 1):
    merged = list(Event.objects.filter(author_id__in=[1]).order_by("-number").values_list("number", flat=True))
same("events of the star", merged, [2, 1, 0])
