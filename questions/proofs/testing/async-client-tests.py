from django.core.exceptions import SynchronousOnlyOperation
from django.http import StreamingHttpResponse


async def who(request):
    return HttpResponse(f"{await User.objects.acount()} {await request.auser()}")


async def stream(request):
    async def chunks():
        for chunk in "ab":
            yield chunk

    return StreamingHttpResponse(chunks())


urlpatterns = [path("", who), path("stream/", stream)]


class Async(TestCase):
    async def test_view(self):
        ann = await User.objects.acreate(username="ann")
        await self.async_client.aforce_login(ann)
        response = await self.async_client.get("/", headers={"x-trace": "1"})
        self.assertEqual(response.content, b"1 ann")
        self.assertEqual(response.asgi_request.headers["x-trace"], "1")

    async def test_plain_orm_call(self):
        with self.assertRaises(SynchronousOnlyOperation):
            User.objects.count()

    async def test_stream(self):
        response = await self.async_client.get("/stream/")
        self.assertEqual([chunk async for chunk in response.streaming_content], [b"a", b"b"])

    def test_rolled_back_and_reached_by_the_sync_client_too(self):
        self.assertEqual(self.client.get("/").content, b"0 AnonymousUser")


run_tests(Async)
