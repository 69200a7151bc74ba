# needs: channels, daphne
# shows: 1 2 3 4 5 7
from asgiref.sync import sync_to_async

use(
    CHANNEL_LAYERS={"default": {"BACKEND": "channels.layers.InMemoryChannelLayer"}},
    ALLOWED_HOSTS=["shop.example"],
)
from channels.auth import AuthMiddlewareStack
from channels.generic.websocket import AsyncJsonWebsocketConsumer
from channels.layers import get_channel_layer
from channels.routing import URLRouter
from channels.security.websocket import AllowedHostsOriginValidator
from channels.testing import WebsocketCommunicator


async def may_join(user_pk, room):
    return room == 1


class Chat(AsyncJsonWebsocketConsumer):
    async def connect(self):
        user = self.scope["user"]
        room = self.scope["url_route"]["kwargs"]["room"]
        if user.is_anonymous or not await may_join(user.pk, room):
            return await self.close()
        self.groups = [f"user-{user.pk}", f"room-{room}"]
        for group in self.groups:
            await self.channel_layer.group_add(group, self.channel_name)
        await self.accept()

    async def logged_out(self, event):
        await self.close()

    async def receive_json(self, content):
        cached = self.scope["user"]
        fresh = await User.objects.aget(pk=cached.pk)
        await self.send_json([await user.ahas_perm("auth.add_user") for user in (cached, fresh)] + [cached.is_authenticated])


unguarded = AuthMiddlewareStack(URLRouter([path("ws/<int:room>/", Chat.as_asgi())]))
guarded = AllowedHostsOriginValidator(unguarded)
ann, browser = User.objects.create_user("ann", password="pw"), Client(headers={"host": "shop.example"})
browser.force_login(ann)
cookie = f"sessionid={browser.cookies['sessionid'].value}".encode()
add_user = Permission.objects.create(
    codename="add_user", content_type=apps.get_model("contenttypes.ContentType").objects.get_for_model(User)
)


def socket(app, origin=b"https://shop.example", room=1, cookies=cookie):
    headers = [(b"origin", origin)] if origin else []
    return WebsocketCommunicator(app, f"/ws/{room}/", headers=headers + [(b"cookie", cookies)])


async def connects(*args, **kwargs):
    one = socket(*args, **kwargs)
    accepted, _ = await one.connect()
    if accepted:
        await one.disconnect()
    return accepted


async def answer(one):
    await one.send_json_to({})
    return await one.receive_json_from()


async def main():
    EVIL = b"https://evil.example"
    same("unguarded, foreign page", await connects(unguarded, EVIL), True)
    same("guarded, foreign page", await connects(guarded, EVIL), False)
    same("guarded, no Origin", await connects(guarded, None), False)
    same("guarded, sibling subdomain", await connects(guarded, b"https://x.shop.example"), False)
    with override_settings(ALLOWED_HOSTS=[".shop.example"]):  # read when the stack is built
        wide = AllowedHostsOriginValidator(unguarded)
    same("sibling subdomain, ALLOWED_HOSTS with a dot", await connects(wide, b"https://x.shop.example"), True)
    same("guarded, own page", await connects(guarded), True)
    same("another room", await connects(guarded, room=2), False)
    same("nobody", await connects(guarded, cookies=b""), False)

    one = socket(guarded)
    await one.connect()
    layer = get_channel_layer()
    same("groups", sorted(name for name, members in layer.groups.items() if members), ["room-1", f"user-{ann.pk}"])
    same("permission of the open socket and of a fresh user", await answer(one), [False, False, True])
    await sync_to_async(ann.user_permissions.add)(add_user)
    same("granted meanwhile", await answer(one), [False, True, True])
    await sync_to_async(browser.logout)()
    same("after logging out, the open socket", await answer(one), [False, True, True])
    same("a new one", await connects(guarded), False)
    await layer.group_send(f"user-{ann.pk}", {"type": "disconnect"})  # calls a hook, closes nothing
    same("still open", (await answer(one))[2], True)
    await layer.group_send(f"user-{ann.pk}", {"type": "logged.out"})
    same("logged.out", (await one.receive_output(5))["type"], "websocket.close")
    await one.disconnect()
    same("groups left", [name for name, members in layer.groups.items() if members], [])


async_to_sync(main)()
same("SameSite by default", settings.SESSION_COOKIE_SAMESITE, "Lax")
