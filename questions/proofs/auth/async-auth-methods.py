# shows: 1 2 3 4
from django.contrib.auth import aauthenticate, authenticate
from django.contrib.auth.backends import BaseBackend, ModelBackend
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import SynchronousOnlyOperation
from django.http import HttpResponseForbidden


async def bad(request):
    return HttpResponse(request.user.has_perm("auth.add_user"))


async def publish(request):
    user = await request.auser()
    if not await user.ahas_perm("auth.add_user"):
        return HttpResponseForbidden()
    return HttpResponse("published")


urlpatterns = [path("bad/", bad), path("publish/", publish)]
ann = User.objects.create_user("ann", password="pw")
client = AsyncClient()
async_to_sync(client.aforce_login)(ann)
raises(SynchronousOnlyOperation, async_to_sync(client.get), "/bad/")
same("auser(), ahas_perm()", async_to_sync(client.get)("/publish/").status_code, 403)
ann.user_permissions.add(Permission.objects.create(codename="add_user", content_type=ContentType.objects.get_for_model(User)))
same("with the permission", async_to_sync(client.get)("/publish/").content, b"published")


class SecondFactor(ModelBackend):
    def authenticate(self, request, username=None, password=None, **kwargs):
        return None  # the code of the second factor is missing


class Owner(BaseBackend):
    def has_perm(self, user, perm, obj=None):
        return getattr(obj, "owner_id", None) == user.pk


class Thing:
    owner_id = ann.pk


with override_settings(AUTHENTICATION_BACKENDS=["__main__.SecondFactor"]):
    same("authenticate()", authenticate(None, username="ann", password="pw"), None)
    same(
        "aauthenticate() goes past the overridden authenticate()",
        async_to_sync(aauthenticate)(None, username="ann", password="pw"),
        ann,
    )
with override_settings(AUTHENTICATION_BACKENDS=["__main__.Owner"]):
    same("has_perm()", ann.has_perm("blog.change_post", Thing()), True)
    same("ahas_perm() does not ask it", async_to_sync(ann.ahas_perm)("blog.change_post", Thing()), False)


class Based(BaseBackend):
    def authenticate(self, request, username=None, password=None):
        return User.objects.get(username=username)


class Bare:
    def authenticate(self, request, username=None, password=None):
        return User.objects.get(username=username)


with override_settings(AUTHENTICATION_BACKENDS=["__main__.Based"]):
    same("BaseBackend", async_to_sync(aauthenticate)(None, username="ann"), ann)
with override_settings(AUTHENTICATION_BACKENDS=["__main__.Bare"]):
    same("without it, sync", authenticate(None, username="ann"), ann)
    raises(AttributeError, async_to_sync(aauthenticate), None, username="ann")


class Denied(ModelBackend):
    def has_perm(self, user_obj, perm, obj=None):
        return False


import pkgutil
from importlib import import_module

from django.utils.deprecation import MiddlewareMixin

import django.middleware

names = [f"django.middleware.{m.name}" for m in pkgutil.iter_modules(django.middleware.__path__)]
for name in [*names, *(f"django.contrib.{app}.middleware" for app in ("auth", "messages", "sessions"))]:
    import_module(name)
hybrid = MiddlewareMixin.__subclasses__()
print(*[cls.__name__ for cls in hybrid])
same("Django's own middleware: either mode", (len(hybrid) >= 14, all(c.sync_capable and c.async_capable for c in hybrid)), (True, True))

import threading

from django.contrib.sessions.middleware import SessionMiddleware


class Session(SessionMiddleware):
    def process_request(self, request):
        hook.append(threading.get_ident())
        super().process_request(request)


async def hook_runs_on_the_loop():
    await AsyncClient().get("/publish/")
    return hook == [threading.get_ident()]


hook = []
with override_settings(MIDDLEWARE=["__main__.Session", "django.contrib.auth.middleware.AuthenticationMiddleware"]):
    same("a hook of Django's middleware runs on the event loop", async_to_sync(hook_runs_on_the_loop)(), False)

with override_settings(AUTHENTICATION_BACKENDS=["__main__.Denied"]):
    ann = User.objects.get()
    same("has_perm(), ahas_perm()", (ann.has_perm("auth.add_user"), async_to_sync(ann.ahas_perm)("auth.add_user")), (False, True))
