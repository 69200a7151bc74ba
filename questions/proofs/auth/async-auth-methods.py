from django.contrib.auth import aauthenticate, authenticate
from django.contrib.auth.backends import BaseBackend, ModelBackend
from django.core.exceptions import SynchronousOnlyOperation


async def bad(request):
    return HttpResponse(request.user.has_perm("auth.add_user"))


async def good(request):
    user = await request.auser()
    return HttpResponse(f"{user} {await user.ahas_perm('auth.add_user')}")


urlpatterns = [path("bad/", bad), path("good/", good)]
ann = User.objects.create_user("ann", password="pw")
client = AsyncClient()
async_to_sync(client.aforce_login)(ann)
raises(SynchronousOnlyOperation, async_to_sync(client.get), "/bad/")
same("auser(), ahas_perm()", async_to_sync(client.get)("/good/").content, b"ann False")


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
