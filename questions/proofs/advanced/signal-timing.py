# needs: Django>=6.0
# shows: 1 2 3 4 5 7
from functools import partial

from django.db.models.signals import post_save
from django.dispatch import receiver
from django.tasks import default_task_backend, task, task_backends

log, down = [], False


def partner(sender, instance, created, **kwargs):
    log.append(("partner knows", created, connection.in_atomic_block))
    if down:
        raise OSError("partner is down")


def second(**kwargs):
    log.append("second receiver")


def fails_later():
    with transaction.atomic():
        Order.objects.create(number="a3")
        raise LookupError("later")


def inside_atomic():
    with transaction.atomic():
        Order.objects.create(number="a2")


post_save.connect(partner, sender=Order)
post_save.connect(second, sender=Order)
Order.objects.create(number="a0")
log.append("create() returned")
same("autocommit", log, [("partner knows", True, False), "second receiver", "create() returned"])

down = True
log.clear()
raises(OSError, Order.objects.create, number="a1")
same("autocommit: the order stays", Order.objects.filter(number="a1").count(), 1)
same("the receiver after the one that failed", "second receiver" in log, False)
raises(OSError, Order(number="a5").save)
same("with save() too", Order.objects.filter(number="a5").count(), 1)
raises(OSError, Order.objects.get_or_create, number="a4")
raises(OSError, Order.objects.update_or_create, number="a4")
same("get_or_create() and update_or_create(): rolled back", Order.objects.filter(number="a4").count(), 0)
raises(OSError, inside_atomic)
same("inside atomic(): rolled back", Order.objects.filter(number="a2").count(), 0)
down = False
log.clear()
raises(LookupError, fails_later)
same("the partner knows", log[0], ("partner knows", True, True))
same("an order that you do not", Order.objects.filter(number="a3").count(), 0)

down = True
results = post_save.send_robust(sender=Order, instance=None, created=True)
same("send_robust() returns", [str(result) for _, result in results], ["partner is down", "None"])
logging.disable(logging.NOTSET)
with SimpleTestCase().assertLogs("django.dispatch", "ERROR"):
    post_save.send_robust(sender=Order, instance=None, created=True)
logging.disable(logging.CRITICAL)
post_save.disconnect(partner, sender=Order)
post_save.disconnect(second, sender=Order)


@task
def push_order(order_id):
    log.append(("pushed", Order.objects.get(pk=order_id).number))


# The code of the card.
@receiver(post_save, sender=Order)
def announce(sender, instance, created, **kwargs):
    if created:
        push = partial(push_order.enqueue, order_id=instance.pk)
        transaction.on_commit(push)


log.clear()
with transaction.atomic():
    order = Order.objects.create(number="b1")
    same("before the commit", log, [])
same("after it, in this process, with the default backend", log, [("pushed", "b1")])
same("that is", type(task_backends["default"]).__name__, "ImmediateBackend")
raises(LookupError, fails_later)
same("after a rollback", log, [("pushed", "b1")])
order.save()
same("after an update", log, [("pushed", "b1")])
with override_settings(TASKS={"default": {"BACKEND": "django.tasks.backends.dummy.DummyBackend"}}):
    Order.objects.create(number="b2")
    same("in autocommit enqueued", len(default_task_backend.results), 1)
    same("and not run", log, [("pushed", "b1")])
