# shows: 1 2 3 4 5 6
import asyncio
import threading
from functools import partial

from django.db import transaction
from django.dispatch import Signal


# The code of the card.
order_paid = Signal()  # sends order

def mark_paid(order):
    with transaction.atomic():
        order.status = "paid"
        order.save()
        send = partial(order_paid.send_robust, Order, order=order)
        transaction.on_commit(send)


log = []


def broken(sender, **kwargs):
    raise LookupError("broken")


def good(sender, order, **kwargs):
    log.append((sender.__name__, order.number, order.status, connection.in_atomic_block))


def narrow(sender, order):
    log.append("narrow")


def exact(sender, order, signal):
    log.append("exact")


raises(TypeError, Signal, providing_args=["order"])  # as it was written before 4.0
order = Order.objects.create(number="a1")
order_paid.connect(broken)
order_paid.connect(good)
logging.disable(logging.NOTSET)
with SimpleTestCase().assertLogs("django.dispatch", "ERROR") as logged:
    mark_paid(order)
same("send_robust() goes on", log, [("Order", "a1", "paid", False)])
same("logged", len(logged.records), 1)
logging.disable(logging.CRITICAL)
pairs = order_paid.send_robust(Order, order=order)
same("pairs", [(receiver.__name__, type(result).__name__) for receiver, result in pairs], [("broken", "LookupError"), ("good", "NoneType")])
log.clear()
raises(LookupError, order_paid.send, Order, order=order)
same("send() stops", log, [])


# Its log call needs a name.
class Nameless:
    def __call__(self, **kwargs):
        raise LookupError("broken")


for receiver in (Nameless(), partial(broken, coupon="x")):
    unnamed = Signal()
    unnamed.connect(receiver)
    raises(AttributeError, unnamed.send_robust, Order)


class Failed(Exception):
    pass


def later():
    with transaction.atomic():
        mark_paid(order)
        raise Failed


raises(Failed, later)
same("sent after a rollback", log, [])

# `signal` comes along, and a later version sends more.
order_paid.disconnect(broken)
order_paid.connect(narrow)
assert "'signal'" in str(raises(TypeError, order_paid.send, Order, order=order))
with override_settings(DEBUG=True):
    raises(ValueError, order_paid.connect, exact)
order_paid.disconnect(narrow)
order_paid.connect(exact)
log.clear()
order_paid.send(Order, order=order)
same("today", log, [("Order", "a1", "paid", False), "exact"])
log.clear()
assert "'coupon'" in str(raises(TypeError, order_paid.send, Order, order=order, coupon="x"))
same("with **kwargs", log, [("Order", "a1", "paid", False)])

# asend(): asynchronous receivers run concurrently, synchronous ones in another thread.
paid, threads, both = Signal(), [], []


def sync_receiver(**kwargs):
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        threads.append(threading.get_ident())


async def one(**kwargs):
    both.append("in")
    while len(both) < 2:
        await asyncio.sleep(0)


async def two(**kwargs):
    await one()


paid.connect(one)
paid.connect(two)
paid.connect(sync_receiver)


async def view():
    await asyncio.wait_for(paid.asend(Order), 5)
    return threading.get_ident()


loop = asyncio.run(view())
same("together", both, ["in", "in"])
same("outside the loop's thread", len(threads) == 1 and threads[0] != loop, True)
