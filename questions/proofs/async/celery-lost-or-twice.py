# needs: celery, redis
# shows: 1 2 3 5
import time

from celery import Celery, shared_task
from celery.contrib.testing.worker import start_worker
from kombu.transport import redis

app = Celery(broker="memory://")
app.conf.worker_hijack_root_logger = False
unacknowledged, charges = {}, []


class Payment(models.Model):
    cents = models.IntegerField()
    status = models.CharField(max_length=20, default="new")


class GatewayTimeout(Exception):
    pass


class Killed(BaseException):
    pass


def charge(cents, idempotency_key):
    """A gateway that charges once for each key."""
    charges.append(idempotency_key)


@shared_task(
    acks_late=True, reject_on_worker_lost=True, max_retries=5,
    autoretry_for=(GatewayTimeout,), retry_backoff=True,
)
def charge_card(payment_id):
    payment = Payment.objects.get(pk=payment_id)
    if payment.status != "charged":
        charge(payment.cents, idempotency_key=str(payment_id))
        payment.status = "charged"
        payment.save(update_fields=["status"])


@shared_task(bind=True)
def early(self):
    look(self)


@shared_task(bind=True, acks_late=True)
def late(self):
    look(self)


def look(task):
    """How many messages the broker would deliver again if the worker died now."""
    qos = worker.consumer.task_consumer.channel.qos
    unacknowledged[task.name.rpartition(".")[2]] = len(qos._delivered) - len(qos._dirty)


with start_worker(app, pool="solo", perform_ping_check=False) as worker:
    early.delay()
    late.delay()
    end = time.time() + 20
    while len(unacknowledged) < 2 and time.time() < end:
        time.sleep(0.1)
same("messages that a dying worker gives back, while the task runs", unacknowledged, {"early": 0, "late": 1})

same("default", (app.conf.task_acks_late, app.conf.task_reject_on_worker_lost), (False, None))
same("the card's task", (charge_card.acks_late, charge_card.reject_on_worker_lost), (True, True))
same("Redis delivers again after (seconds)", redis.Channel.visibility_timeout, 3600)

create(Payment)
payment = Payment.objects.create(cents=950)
save, Payment.save = Payment.save, lambda self, **kwargs: (_ for _ in ()).throw(Killed())
raises(Killed, charge_card, payment.pk)  # dies between charging and saving
Payment.save = save
charge_card(payment.pk)
same("calls of the gateway, payments it takes", (len(charges), len(set(charges))), (2, 1))
charge_card(payment.pk)
same("after it was saved", len(charges), 2)
