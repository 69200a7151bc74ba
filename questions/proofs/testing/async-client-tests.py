# shows: 1 2 3 4 5 6
import asyncio

from asgiref.sync import sync_to_async
from django.core.exceptions import SynchronousOnlyOperation
from django.core.handlers.asgi import ASGIRequest
from django.http import StreamingHttpResponse
from django.test import AsyncRequestFactory

loops, log = [], []


async def feed(request):
    return HttpResponse(f"{await User.objects.acount()} {await request.auser()} {type(request).__name__}")


async def stream(request):
    async def chunks():
        for chunk in "ab":
            yield chunk

    return StreamingHttpResponse(chunks())


async def bare(request):
    return HttpResponse(str(hasattr(request, "user")))


urlpatterns = [path("feed/", feed), path("stream/", stream)]


# The code of the card.
class FeedTests(TestCase):
    async def test_feed(self):
        ann = await User.objects.acreate(username="ann")
        await self.async_client.aforce_login(ann)
        response = await self.async_client.get("/feed/")
        self.assertEqual(response.status_code, 200)


async def work():
    try:
        await asyncio.sleep(60)
        log.append("done")
    except asyncio.CancelledError:
        log.append("cancelled")
        raise


class Async(TestCase):
    def setUp(self):
        self.sync = User.objects.count()  # stays synchronous

    async def asyncSetUp(self):
        log.append("asyncSetUp")

    async def test_1_view(self):
        loops.append(asyncio.get_running_loop())
        self.assertTrue(await sync_to_async(lambda: connection.in_atomic_block)())
        ann = await User.objects.acreate(username="ann")
        await self.async_client.aforce_login(ann)
        response = await self.async_client.get("/feed/")
        self.assertEqual(response.text, "1 ann ASGIRequest")
        self.assertIsInstance(response.asgi_request, ASGIRequest)

    async def test_2_rolled_back_in_another_loop(self):
        self.assertEqual(await User.objects.acount(), 0)
        self.assertIsNot(asyncio.get_running_loop(), loops[0])

    def test_3_the_sync_client_runs_it_too(self):
        self.assertEqual(self.client.get("/feed/").text, "0 AnonymousUser WSGIRequest")

    async def test_4_plain_orm_call(self):
        with self.assertRaises(SynchronousOnlyOperation):
            User.objects.count()

    async def test_5_stream(self):
        response = await self.async_client.get("/stream/")
        self.assertEqual([chunk async for chunk in response.streaming_content], [b"a", b"b"])
        with self.assertRaises(TypeError):
            list(response.streaming_content)

    async def test_6_task(self):
        self.task = asyncio.create_task(work())
        await asyncio.sleep(0)

    def test_7_task_was_cancelled(self):
        self.assertEqual(log, ["cancelled"])

    async def test_8_no_middleware(self):
        response = await bare(AsyncRequestFactory().get("/feed/"))
        self.assertEqual(response.text, "False")


run_tests(FeedTests, Async)
