# needs: channels, daphne
# shows: 1 2 3 4
import asyncio
import subprocess
import sys

from django.core.asgi import get_asgi_application

use(CHANNEL_LAYERS={"default": {"BACKEND": "channels.layers.InMemoryChannelLayer"}})
from channels.auth import AuthMiddlewareStack
from channels.generic.websocket import AsyncJsonWebsocketConsumer
from channels.layers import get_channel_layer
from channels.routing import ProtocolTypeRouter, URLRouter
from channels.security.websocket import AllowedHostsOriginValidator
from channels.testing import HttpCommunicator, WebsocketCommunicator

living = set()


class Chat(AsyncJsonWebsocketConsumer):
    async def connect(self):
        living.add(self)
        await self.channel_layer.group_add("room", self.channel_name)
        await self.accept()

    async def disconnect(self, code):
        living.discard(self)
        await self.channel_layer.group_discard("room", self.channel_name)

    async def receive_json(self, content):
        await self.channel_layer.group_send("room", {"type": "say", "text": content["text"]})

    async def say(self, event):
        await self.send_json({"text": event["text"]})


urlpatterns = [path("", lambda request: HttpResponse("plain"))]
use(MIDDLEWARE=[])
http = get_asgi_application()
patterns = [path("ws/chat/", Chat.as_asgi())]
chat = AuthMiddlewareStack(URLRouter(patterns))
application = ProtocolTypeRouter({"http": http, "websocket": AllowedHostsOriginValidator(chat)})


def socket(app, origin=b"http://localhost"):
    return WebsocketCommunicator(app, "/ws/chat/", headers=[(b"origin", origin)])


async def main():
    try:
        await socket(http).connect()
    except ValueError as error:
        print("ValueError:", error)
    else:
        raise AssertionError("plain Django accepts a WebSocket")
    same("HTTP", (await HttpCommunicator(application, "GET", "/").get_response())["body"], b"plain")

    ann, bob = socket(application), socket(application)
    same("connected", ((await ann.connect())[0], (await bob.connect())[0], len(living)), (True, True, 2))
    await ann.send_json_to({"text": "hello"})
    same("everyone in the group", (await ann.receive_json_from(), await bob.receive_json_from()), ({"text": "hello"},) * 2)
    await bob.disconnect()
    same("consumers after one left", len(living), 1)
    await ann.send_json_to({"text": "still here?"})
    await ann.receive_json_from()
    late = socket(application)
    await late.connect()
    same("who connects later hears nothing from before", await late.receive_nothing(), True)
    await ann.disconnect()
    await late.disconnect()
    same("foreign page", (await socket(application, b"https://evil.example").connect())[0], False)


asyncio.run(main())

# Another process does not see this one's memory.
layer = "from channels.layers import InMemoryChannelLayer as L; import asyncio; l = L()"
asyncio.run(get_channel_layer().group_add("room", "here"))
code = layer + "; asyncio.run(l.group_send('room', {'type': 'say'})); print(len(l.groups))"
done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
same("groups in another process", (done.stdout.strip(), list(get_channel_layer().channels)), ("0", []))
