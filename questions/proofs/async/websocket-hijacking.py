# needs: channels
import asyncio

from channels.generic.websocket import AsyncJsonWebsocketConsumer
from channels.security.websocket import AllowedHostsOriginValidator
from asgiref.testing import ApplicationCommunicator


class Chat(AsyncJsonWebsocketConsumer):
    pass


async def connects(app, origin):
    scope = {"type": "websocket", "path": "/", "headers": [(b"origin", origin)]}
    socket = ApplicationCommunicator(app, scope)
    await socket.send_input({"type": "websocket.connect"})
    answer = await socket.receive_output(5)
    return answer["type"] == "websocket.accept"


async def main():
    guarded = AllowedHostsOriginValidator(Chat.as_asgi())
    same("unguarded, foreign page", await connects(Chat.as_asgi(), b"https://evil.example"), True)
    same("guarded, foreign page", await connects(guarded, b"https://evil.example"), False)
    same("guarded, own page", await connects(guarded, b"http://testserver"), True)


asyncio.run(main())
