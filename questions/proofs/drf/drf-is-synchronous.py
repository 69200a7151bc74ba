# needs: djangorestframework
# shows: 1 2 3 4 5
import asyncio
import inspect
import threading

from asgiref.testing import ApplicationCommunicator
from django.core.asgi import get_asgi_application
from django.core.exceptions import SynchronousOnlyOperation

use("rest_framework", "rest_framework.authtoken", MIDDLEWARE=[])
warnings.simplefilter("ignore")  # about the coroutine that nobody awaits

from rest_framework.authentication import BaseAuthentication, TokenAuthentication
from rest_framework.authtoken.models import Token
from rest_framework.permissions import IsAuthenticated
from rest_framework.response import Response
from rest_framework.test import APIRequestFactory
from rest_framework.views import APIView

create(Token)
SUPPLIERS = ["a", "b", "c"]
asked, most, loops = 0, 0, []


async def ask(url):
    global asked, most
    asked += 1
    most = max(most, asked)
    await asyncio.sleep(0.01)
    asked -= 1
    return url


class Async(APIView):
    authentication_classes = []

    async def get(self, request):
        return Response("ok")


class Seen(BaseAuthentication):
    def authenticate(self, request):
        loops.append(asyncio.get_running_loop())


barrier = threading.Barrier(2, timeout=20)
threads = set()


class Sync(APIView):
    authentication_classes = []

    def get(self, request):
        barrier.wait()  # both requests are here at the same time
        threads.add(threading.get_ident())
        try:
            asyncio.get_running_loop()
        except RuntimeError:
            return Response("no event loop here")


class Fan(APIView):
    authentication_classes = []

    def get(self, request):
        async def gathered():
            return await asyncio.gather(*(ask(url) for url in SUPPLIERS))

        return Response(async_to_sync(gathered)())


async def quotes(request):
    user = await request.auser()
    if not user.is_authenticated:
        return JsonResponse({"detail": "Log in."}, status=401)
    replies = await asyncio.gather(*(ask(url) for url in SUPPLIERS))
    return JsonResponse({"quotes": replies})


urlpatterns = [
    path("async/", Async.as_view()),
    path("sync/", Sync.as_view()),
    path("fan/", Fan.as_view()),
    path("quotes/", quotes),
]


async def call(**options):
    request = APIRequestFactory().get("/", headers={"authorization": "Token abc"})
    return await Async.as_view(**options)(request)


same("an asynchronous view for Django", inspect.iscoroutinefunction(Async.as_view()), True)
error = raises(AssertionError, async_to_sync(call))
assert "<class 'coroutine'>" in str(error) and "to be returned from the view" in str(error)
raises(AssertionError, async_to_sync(call), authentication_classes=[Seen])
raises(TypeError, async_to_sync(call), permission_classes=[IsAuthenticated])  # refused, and awaited
same("its authentication ran on the event loop", len(loops), 1)
raises(SynchronousOnlyOperation, async_to_sync(call), authentication_classes=[TokenAuthentication])


async def served(*urls):
    """The statuses and bodies of requests that an ASGI server takes at the same time."""
    application = get_asgi_application()

    async def one(url):
        scope = {"type": "http", "method": "GET", "path": url, "headers": [(b"host", b"localhost")], "query_string": b""}
        server = ApplicationCommunicator(application, scope)
        await server.send_input({"type": "http.request", "body": b"", "more_body": False})
        start = await server.receive_output(10)
        body = await server.receive_output(10)
        return start["status"], body["body"].decode()

    return await asyncio.gather(*(one(url) for url in urls))


same("a 500", async_to_sync(served)("/async/")[0][0], 500)
same("two synchronous views", async_to_sync(served)("/sync/", "/sync/"), [(200, '"no event loop here"')] * 2)
same("in two threads, not the event loop's", (len(threads), threading.get_ident() in threads), (2, False))
same("async_to_sync() in a DRF view", async_to_sync(served)("/fan/"), [(200, '["a","b","c"]')])
same("asked at the same time", most, 3)

use(MIDDLEWARE=[
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
])
ann = User.objects.create_user("ann")
token = Token.objects.create(user=ann)


async def plain():
    client = AsyncClient()
    by_token = await client.get("/quotes/", headers={"authorization": f"Token {token.key}"})
    await client.aforce_login(ann)
    by_session = await client.get("/quotes/")
    return by_token.status_code, by_session.status_code, by_session.json()["quotes"]


most = 0
same("auser() knows no token, but the session", async_to_sync(plain)(), (401, 200, SUPPLIERS))
same("asked at the same time", most, 3)
same("no asynchronous transactions", hasattr(transaction.Atomic, "__aenter__"), False)
