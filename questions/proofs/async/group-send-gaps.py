# needs: channels
import asyncio

from channels.consumer import AsyncConsumer
from channels.layers import InMemoryChannelLayer


class Orders(AsyncConsumer):
    got = []

    async def order_changed(self, event):
        self.got.append(event["pk"])


async def main():
    layer = InMemoryChannelLayer(capacity=100)
    await layer.group_add("orders", "slow")
    for i in range(150):
        await layer.group_send("orders", {"type": "order.changed", "pk": i})  # no error
    same("kept of 150 messages", layer.channels["slow"].qsize(), 100)
    consumer = Orders()
    await consumer.dispatch({"type": "order.changed", "pk": 1})
    same("order.changed", consumer.got, [1])
    try:
        await consumer.dispatch({"type": "order.chnaged"})
    except ValueError as error:
        print("ValueError:", error)
    else:
        raise AssertionError


asyncio.run(main())
