# needs: channels, channels-redis, daphne
# shows: 1 2 3 4 6
import asyncio
import os
import tempfile
from datetime import datetime
from functools import partial

from asgiref.sync import sync_to_async

use(
    CHANNEL_LAYERS={
        "default": {"BACKEND": "channels.layers.InMemoryChannelLayer"},
        "redis": {"BACKEND": "channels_redis.core.RedisChannelLayer"},
    }
)
from channels.generic.websocket import AsyncJsonWebsocketConsumer
from channels.layers import get_channel_layer
from channels.testing import WebsocketCommunicator


class Orders(AsyncJsonWebsocketConsumer):
    groups = ["orders"]  # joined on connect, left on disconnect

    async def order_changed(self, event):
        await self.send_json({"order": event["pk"]})


def announce(pk):
    message = {"type": "order.changed", "pk": pk}
    async_to_sync(get_channel_layer().group_send)("orders", message)


def socket():
    return WebsocketCommunicator(Orders.as_asgi(), "/")


async def listen():
    layer = get_channel_layer()
    a, b = socket(), socket()
    await a.connect(), await b.connect()
    same("members", len(layer.groups["orders"]), 2)
    await layer.group_send("orders", {"type": "order.changed", "pk": 1})
    same("both", (await a.receive_json_from(), await b.receive_json_from()), ({"order": 1},) * 2)
    await b.disconnect()
    same("members after one left", len(layer.groups["orders"]), 1)
    late = socket()
    await late.connect()
    same("who connects late", await late.receive_nothing(), True)
    await layer.group_send("orders", {"type": "order.chnaged"})
    for one in (a, late):
        try:
            await one.receive_output(5)
        except ValueError as error:
            print("ValueError:", error)
        else:
            raise AssertionError("the connection goes on")


async def fill():
    layer = get_channel_layer()
    await layer.flush()
    await layer.group_add("orders", "slow")
    for pk in range(150):
        await layer.group_send("orders", {"type": "order.changed", "pk": pk})  # no error
    queue = layer.channels["slow"]
    same("kept of 150 messages", (queue.qsize(), queue._queue[-1][1]["pk"]), (100, 99))
    redis = get_channel_layer("redis")
    same("seconds", (layer.expiry, redis.expiry, redis.capacity), (60, 60, 100))
    same("members expire after (seconds)", (layer.group_expiry, redis.group_expiry), (86400, 86400))
    now = datetime.now()
    await layer.flush()
    await layer.group_add("orders", "slow")
    await layer.group_send("orders", {"type": "order.changed", "at": now})
    same("a datetime in memory", (await layer.receive("slow"))["at"], now)
    layer.groups["orders"]["slow"] -= 86401
    await layer.group_send("orders", {"type": "order.changed", "pk": 1})
    same("members a day later", len(layer.groups["orders"]), 0)


asyncio.run(listen())
asyncio.run(fill())

# A view that sends before the commit, and one that waits for it. The database
# is in a file, so that the consumer has a connection of its own.
folder = tempfile.TemporaryDirectory()
connection.connection.close()
connection.connection = None
connection.settings_dict["NAME"] = os.path.join(folder.name, "db")
create(Author, Order)
read = []


def read_status(pk):
    try:
        return Order.objects.get(pk=pk).status
    finally:
        connection.close()


async def consume(group, message):
    read.append(await sync_to_async(read_status, thread_sensitive=False)(message["pk"]))


order = Order.objects.create(number="1", status="new")
layer = get_channel_layer()
layer.group_send = consume
with transaction.atomic():
    Order.objects.update(status="paid")
    announce(order.pk)
    transaction.on_commit(partial(announce, order.pk))
same("read inside the transaction, then after it", read, ["new", "paid"])

redis = get_channel_layer("redis")


async def keys():
    names = [await redis.new_channel() for _ in range(3)]
    return {redis.non_local_name(name) for name in names}, names


prefixes, names = asyncio.run(keys())
same("sockets of a process, and their queues in Redis", (len(set(names)), len(prefixes)), (3, 1))
raises(TypeError, redis.serialize, {"type": "order.changed", "at": datetime.now()})
redis.serialize({"type": "order.changed", "at": datetime.now().isoformat()})


async def on_the_loop():
    announce(1)


raises(RuntimeError, asyncio.run, on_the_loop())
