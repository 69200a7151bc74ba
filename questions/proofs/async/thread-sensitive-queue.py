import asyncio
import threading

from asgiref.sync import ThreadSensitiveContext, sync_to_async
from django.db import DatabaseError


async def threads(sensitive, block):
    call = sync_to_async(block, thread_sensitive=sensitive)
    return len(set(await asyncio.gather(*(call() for _ in range(4)))))


async def request(block):
    """A request has one thread for all of its sensitive calls."""
    async with ThreadSensitiveContext():
        return await sync_to_async(block)()


async def main():
    async with ThreadSensitiveContext():
        same("four sensitive calls: threads", await threads(True, threading.get_ident), 1)
        together = threading.Barrier(4)
        same("four others, all at once", await threads(False, lambda: together.wait(30)), 4)
    together = threading.Barrier(3)
    places = await asyncio.gather(*(request(lambda: together.wait(30)) for _ in range(3)))
    same("three requests do not wait for each other", sorted(places), [0, 1, 2])
    try:
        await sync_to_async(connection.cursor)()
    except DatabaseError as error:
        print("DatabaseError:", str(error)[:70])
    else:
        raise AssertionError("a connection was used in another thread")


asyncio.run(main())
