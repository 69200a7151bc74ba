# shows: 1 2 3 4 5 6
import asyncio
import time

from django.db.models.signals import post_save
from django.dispatch import Signal, receiver

NEW = django.VERSION >= (6, 1)
log, crossings = [], []


def sync(name, fails=False):
    def run(**kwargs):
        crossings.append(asyncio_loop())
        time.sleep(0.1)
        log.append(name)
        if fails:
            raise ValueError(name)
        return name

    return run


def asyncio_loop():
    """Whether this thread has a running loop."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return False
    return True


def slow(name, fails=False):
    async def run(**kwargs):
        log.append(f"{name} starts")
        try:
            await asyncio.sleep(0.05 if fails else 0.4)
        except asyncio.CancelledError:
            log.append(f"{name} cancelled")
            raise
        if fails:
            raise ValueError(name)
        log.append(f"{name} ends")
        return name

    return run


def sent(method, *receivers):
    """What the receivers did until the caller had the result, that result, and what they did later."""
    signal, kept = Signal(), list(receivers)
    for one in kept:
        signal.connect(one)

    async def main():
        log.clear()
        try:
            result = [response for _, response in await getattr(signal, method)(sender=None)]
        except ValueError as error:
            result = f"ValueError: {error}"
        before = list(log)
        await asyncio.sleep(1)
        return before, result, log[len(before) :]

    return asyncio.run(main())


A, B, S, T = slow("async 1"), slow("async 2"), sync("sync 1"), sync("sync 2")
SYNC, ASYNC = ["sync 1", "sync 2"], ["async 1 starts", "async 2 starts", "async 1 ends", "async 2 ends"]
did, result, later = sent("asend", A, S, B, T)
same("order", did, SYNC + ASYNC if NEW else ASYNC[:2] + SYNC + ASYNC[2:])
same("sync receivers on the loop's thread", crossings, [False, False])

bad = sync("sync 1", fails=True)
did, result, later = sent("asend", A, bad, T)
same("a sync receiver raises", (did, result), (["sync 1"] if NEW else ["async 1 starts", "sync 1"], "ValueError: sync 1"))
same("later", later, [] if NEW else ["async 1 ends"])

bad = slow("async 2", fails=True)
did, result, later = sent("asend", S, T, bad, A)
same("an async receiver raises", result, "ValueError: async 2")
same("until then", did, [*SYNC, "async 2 starts", "async 1 starts", "async 1 cancelled"] if NEW else ["async 2 starts", "async 1 starts"])
same("later", sorted(later), [] if NEW else ["async 1 ends", *SYNC])

# Under WSGI async_to_sync() runs the loop for the view alone.
async def wsgi_view(signal):
    await signal.asend(sender=None)


signal, kept = Signal(), [bad, A]
for one in kept:
    signal.connect(one)
log.clear()
raises(ValueError, async_to_sync(wsgi_view), signal)
same("when the loop has ended", sorted(log), ["async 1 cancelled", "async 1 starts", "async 2 starts"])

did, result, later = sent("asend_robust", sync("sync 1", fails=True), T, bad, A)
same("asend_robust()", [str(r) for r in result], ["sync 1", "sync 2", "async 2", "async 1"])
same("exceptions among them", [isinstance(r, ValueError) for r in result], [True, False, True, False])
same("nothing left for later", later, [])

signal = Signal()
for one in (A, S, B, T):
    signal.connect(one)
log.clear()
start = time.perf_counter()
signal.send(sender=None)
same("send()", log, SYNC + ASYNC)
print(f"it waits for the slowest: {time.perf_counter() - start:.1f} s")
assert 0.6 <= time.perf_counter() - start < 1

# The card's own receiver.
order_paid = Signal()


async def post_to_partner(pk):
    log.append(f"posted {pk}")


@receiver(order_paid)
async def notify_partner(sender, order, **kwargs):
    await post_to_partner(order.pk)


async def pay(order):
    await order_paid.asend_robust(sender=type(order), order=order)


log.clear()
asyncio.run(pay(Order(pk=7)))
same("the card's receiver", log, ["posted 7"])


@receiver(post_save, sender=Author)
async def saved(sender, instance, **kwargs):
    await asyncio.sleep(0.1)
    log.append("async post_save")


@receiver(post_save, sender=Author)
def saved_too(sender, instance, **kwargs):
    log.append("sync post_save")


async def save():
    await Author(name="ann").asave()
    log.append("asave() returned")


log.clear()
async_to_sync(save)()
same("asave() uses send()", log, ["sync post_save", "async post_save", "asave() returned"])
