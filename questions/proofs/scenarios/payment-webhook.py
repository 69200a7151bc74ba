# needs: postgresql, Django>=6.0
# shows: 1 2 3 4 5 6
import hashlib
import hmac
import json
import threading
from functools import partial

from django.db import connections
from django.tasks import task
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST


class WebhookEvent(models.Model):
    event_id = models.CharField(max_length=50, unique=True)
    payload = models.JSONField()
    processed_at = models.DateTimeField(null=True)


class Booking(models.Model):
    payment = models.CharField(max_length=20, unique=True)


create(WebhookEvent, Booking)


class provider:
    secret, state = b"secret", {}

    @classmethod
    def sign(cls, body):
        return hmac.new(cls.secret, body, hashlib.sha256).hexdigest()

    @classmethod
    def is_valid(cls, body, signature):
        return hmac.compare_digest(cls.sign(body), signature)


crash, runs = [False], []


@task
def book_payment(pk):
    from django.utils import timezone

    if crash[0]:
        return
    runs.append(pk)
    with transaction.atomic():
        payment = WebhookEvent.objects.get(pk=pk).payload["payment"]
        current = provider.state[payment]
        order = Order.objects.select_for_update().get(number=current["order"])
        if current["status"] == "paid" and current["amount"] == str(order.total):
            if Booking.objects.get_or_create(payment=payment)[1]:
                order.status = "paid"
                order.save()
        WebhookEvent.objects.filter(pk=pk).update(processed_at=timezone.now())


# The code of the card.
@csrf_exempt
@require_POST
def webhook(request):
    signature = request.headers.get("X-Signature", "")
    if not provider.is_valid(request.body, signature):
        return HttpResponse(status=400)
    event = json.loads(request.body)
    with transaction.atomic():
        row, created = WebhookEvent.objects.get_or_create(
            event_id=event["id"], defaults={"payload": event}
        )
        if created:
            book = partial(book_payment.enqueue, row.pk)
            transaction.on_commit(book)
    return HttpResponse()


urlpatterns = [path("hook/", webhook)]


def deliver(event, signature=None):
    body = json.dumps(event).encode()
    client = Client(enforce_csrf_checks=True)
    headers = {"X-Signature": provider.sign(body) if signature is None else signature}
    return client.post("/hook/", body, content_type="application/json", headers=headers).status_code


def count():
    return WebhookEvent.objects.count(), Booking.objects.count(), len(runs)


Order.objects.create(number="7", total="9.50")
provider.state["pay_1"] = {"status": "paid", "amount": "9.50", "order": "7"}
paid = {"id": "evt_1", "type": "paid", "payment": "pay_1"}
same("forged: status, events", (deliver(paid, "0" * 64), deliver(paid, ""), count()), (400, 400, (0, 0, 0)))
same("GET", Client().get("/hook/").status_code, 405)
body = json.dumps(paid).encode()
raw = provider.is_valid(body, provider.sign(body)), provider.is_valid(json.dumps(json.loads(body), indent=1).encode(), provider.sign(body))
same("the signature holds for the raw bytes, not for the same data written anew", raw, (True, False))

# Two deliveries at once, each in a transaction of its own.
answers, barrier = [], threading.Barrier(8)


def at_once():
    connection.ensure_connection()
    barrier.wait()
    answers.append(deliver(paid))
    connections.close_all()


threads = [threading.Thread(target=at_once) for _ in range(8)]
[t.start() for t in threads]
[t.join() for t in threads]
same("eight deliveries at once", (answers, count()), ([200] * 8, (1, 1, 1)))
raises(IntegrityError, WebhookEvent.objects.create, event_id="evt_1", payload={})
same("again later", (deliver(paid), count()), (200, (1, 1, 1)))
same("order", Order.objects.get().status, "paid")

# Two events concern one payment.
same("another event of it", (deliver({"id": "evt_2", "type": "captured", "payment": "pay_1"}), count()), (200, (2, 1, 2)))
raises(IntegrityError, Booking.objects.create, payment="pay_1")
# The task may run twice.
book_payment.enqueue(WebhookEvent.objects.first().pk)
same("the task once more", count(), (2, 1, 3))

# Out of order: "paid" arrives after the refund.
Order.objects.create(number="8", total="5.00")
provider.state["pay_2"] = {"status": "refunded", "amount": "5.00", "order": "8"}
deliver({"id": "evt_3", "type": "paid", "payment": "pay_2"})
same("the payload says paid, the provider refunded", (count()[1], Order.objects.get(number="8").status), (1, "new"))
# Another amount.
Order.objects.create(number="9", total="100.00")
provider.state["pay_3"] = {"status": "paid", "amount": "1.00", "order": "9"}
deliver({"id": "evt_4", "type": "paid", "payment": "pay_3"})
same("too little was paid", Order.objects.get(number="9").status, "new")

# A crash after the commit, and the sweeper.
crash[0] = True
provider.state["pay_4"] = {"status": "paid", "amount": "100.00", "order": "9"}
event = {"id": "evt_5", "type": "paid", "payment": "pay_4"}
deliver(event)
crash[0] = False
deliver(event)  # the next delivery finds the row and does nothing
same("lost", Order.objects.get(number="9").status, "new")
for row in WebhookEvent.objects.filter(processed_at=None):
    book_payment.enqueue(row.pk)
same("after the sweeper", (Order.objects.get(number="9").status, WebhookEvent.objects.filter(processed_at=None).count()), ("paid", 0))
