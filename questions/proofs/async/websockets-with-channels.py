import asyncio

from django.core.handlers.asgi import ASGIHandler


async def nothing(*args):
    pass


raises(ValueError, asyncio.run, ASGIHandler()({"type": "websocket", "path": "/"}, nothing, nothing))
