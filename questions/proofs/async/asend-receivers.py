import asyncio
import time

from django.dispatch import Signal

paid, log = Signal(), []


def sync(name):
    def receiver(**kwargs):
        time.sleep(0.05)
        log.append(name)

    return receiver


async def first(**kwargs):
    log.append("async starts")
    await asyncio.sleep(1)
    log.append("async ends")


receivers = [first, sync("sync 1"), sync("sync 2")]
for r in receivers:
    paid.connect(r)

asyncio.run(paid.asend(sender=None))
NEW = django.VERSION >= (6, 1)
if NEW:
    same("asend", log, ["sync 1", "sync 2", "async starts", "async ends"])
else:
    same("asend", log, ["async starts", "sync 1", "sync 2", "async ends"])
log.clear()
paid.send(sender=None)
same("send", log, ["sync 1", "sync 2", "async starts", "async ends"])
log.clear()


async def broken(**kwargs):
    await asyncio.sleep(0.2)
    raise ValueError("broken")


async def failing():
    only = Signal()
    late = first
    only.connect(broken)
    only.connect(late)
    try:
        await only.asend(sender=None)
    except ValueError:
        at_once = list(log)
    await asyncio.sleep(1.5)
    after = list(log)
    robust = await only.asend_robust(sender=None)
    return at_once, after, [type(r[1]) for r in robust]


at_once, after, robust = asyncio.run(failing())
same("when asend raised", at_once, ["async starts"])
same("later", after, ["async starts"] if NEW else ["async starts", "async ends"])
same("asend_robust", robust, [ValueError, type(None)])
