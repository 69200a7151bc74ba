from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.sessions.backends.db import SessionStore
from django.core.exceptions import SynchronousOnlyOperation

client = Client()
client.force_login(User.objects.create_user("ann"))
key = client.cookies["sessionid"].value


def prepared():
    request = rf.get("/")
    request.session = SessionStore(key)
    AuthenticationMiddleware(lambda r: None).process_request(request)
    return request


async def naive(request):
    return request.user.is_staff


async def right(request):
    return (await request.auser()).username


def helper(request):
    return request.user.username


async def through_helper(request):
    return helper(request)


raises(SynchronousOnlyOperation, async_to_sync(naive), prepared())
raises(SynchronousOnlyOperation, async_to_sync(through_helper), prepared())
same("auser()", async_to_sync(right)(prepared()), "ann")
