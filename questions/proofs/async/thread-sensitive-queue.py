# shows: 1 2 3 4 5 6 7
import asyncio
import os
import tempfile
import threading
import time

from asgiref.sync import sync_to_async
from django.core.handlers.asgi import ASGIHandler
from django.db import DatabaseError, connections
from django.db.backends.signals import connection_created

# A database in a file, so that each thread can have a connection of its own.
folder = tempfile.TemporaryDirectory()
connection.connection.close()
connection.connection = None
connection.settings_dict["NAME"] = os.path.join(folder.name, "db")
create(*apps.get_models())
connection.close()
opened, used = [], set()


def note(sender, connection, **kwargs):
    opened.append(connection)


connection_created.connect(note)


def slow():
    used.add(threading.get_ident())
    time.sleep(0.2)


def slow_query():
    slow()
    return Author.objects.count()


def gather(call, sensitive):
    async def view(request):
        start = time.perf_counter()
        await asyncio.gather(*(sync_to_async(call, thread_sensitive=sensitive)() for _ in range(4)))
        return HttpResponse(f"{time.perf_counter() - start:.1f}")

    return view


def upload_file(path):
    slow()
    uploaded.append(path)


uploaded = []
upload = sync_to_async(upload_file, thread_sensitive=False)


async def upload_all(paths):
    await asyncio.gather(*(upload(path) for path in paths))


@transaction.atomic
def both():
    Author.objects.create(name="new")
    count = Author.objects.filter(name="new").count

    async def ask():
        return await sync_to_async(count)(), await sync_to_async(count, thread_sensitive=False)()

    found = async_to_sync(ask)()
    transaction.set_rollback(True)
    return found


async def atomic(request):
    return HttpResponse(str(await sync_to_async(both)()))


async def pass_on(handed_over):
    await Author.objects.acount()
    await sync_to_async(execute)(handed_over)


def execute(handed_over):
    handed_over.cursor().close()
    if handed_over is connection:
        connection.close()


def one_crossing():
    used.add(threading.get_ident())
    return [Author.objects.count() for _ in range(4)]


async def mixed(request):
    call = Author.objects.count
    await asyncio.gather(sync_to_async(call)(), *(sync_to_async(slow_query, thread_sensitive=False)() for _ in range(4)))
    return HttpResponse()


async def crossing(request):
    return HttpResponse(len(await sync_to_async(one_crossing)()))


urlpatterns = [
    path("slow", gather(slow, True)),
    path("slow-pool", gather(slow, False)),
    path("query", gather(slow_query, True)),
    path("query-pool", gather(slow_query, False)),
    path("mixed", mixed),
    path("atomic", atomic),
    path("crossing", crossing),
]


async def visit(where):
    """One ASGI request on the running loop."""
    body = []
    messages = iter([{"type": "http.request"}])

    async def receive():
        for message in messages:
            return message
        await asyncio.sleep(60)

    async def send(message):
        body.append(message.get("body", b""))

    scope = {"type": "http", "method": "GET", "path": where, "headers": [], "query_string": b""}
    await ASGIHandler()(scope, receive, send)
    return b"".join(body).decode()


def requests(where, times=1):
    """Answers, threads used, connections opened, those open afterwards, and time taken."""
    opened.clear()
    used.clear()

    async def main():
        start = time.perf_counter()
        answers = await asyncio.gather(*(visit(where) for _ in range(times)))
        left = sum(c.connection is not None for c in opened)
        return answers, len(used), len(opened), left, time.perf_counter() - start

    return asyncio.run(main())


use(MIDDLEWARE=[])
answers, threads, *_ = requests("/slow")
print("four thread-sensitive calls of 0.2 s:", answers)
assert float(answers[0]) >= 0.8 and threads == 1, threads
answers, threads, *_ = requests("/slow-pool")
print("four others:", answers)
assert float(answers[0]) < 0.8 and threads == 4, threads
_, threads, *_, took = requests("/slow", times=3)
print(f"three requests with four such calls each: {took:.1f} s")
assert took < 1.6 and threads == 3, threads

same("thread-sensitive queries: connections, open afterwards", requests("/query")[2:4], (1, 0))
same("queries in the pool", requests("/query-pool")[2:4], (4, 4))
same("pool threads come on top: connections, open afterwards", requests("/mixed")[2:4], (5, 4))
same("three requests: connections, open afterwards", requests("/query", times=3)[2:4], (3, 0))
same("one crossing: answers, threads, connections", requests("/crossing")[:3], (["4"], 1, 1))
same("uncommitted rows, same thread and pool", requests("/atomic")[0], ["(1, 0)"])

used.clear()
start = time.perf_counter()
asyncio.run(upload_all("abcd"))
took = time.perf_counter() - start
print(f"upload_all() of four files, 0.2 s each: {took:.1f} s")
assert took < 0.8 and sorted(uploaded) == list("abcd")
assert "created in a thread" in str(raises(DatabaseError, asyncio.run, pass_on(connections["default"])))
asyncio.run(pass_on(connection))
print("`connection` itself stands for the connection of whichever thread uses it")
