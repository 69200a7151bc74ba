# shows: 1 2 3 4 5
from urllib.parse import urlencode

from django.test import AsyncRequestFactory


def echo(request):
    return HttpResponse(f"{request.GET.urlencode()} {request.POST.dict()}")


urlpatterns = [path("orders/", echo)]


class QueryParams(SimpleTestCase):
    def test_post_with_both(self):
        response = self.client.post("/orders/", {"sku": 7}, query_params={"dry_run": 1})
        self.assertEqual(response.text, "dry_run=1 {'sku': '7'}")

    def test_all_methods(self):
        for name in ("get", "post", "put", "patch", "delete", "options", "trace"):
            response = getattr(self.client, name)("/orders/", query_params={"tag": [1, "a&b"]})
            self.assertEqual(response.text, "tag=1&tag=a%26b {}", name)
        request = self.client.head("/orders/", query_params={"tag": 1}).wsgi_request
        self.assertEqual(request.GET.dict(), {"tag": "1"})

    def test_factories(self):
        for factory in (rf, AsyncRequestFactory()):
            self.assertEqual(factory.post("/orders/", query_params={"a": 1}).GET.dict(), {"a": "1"})

    async def test_async_client(self):
        response = await self.async_client.post("/orders/", {"sku": 7}, query_params={"a": 1})
        self.assertEqual(response.text, "a=1 {'sku': '7'}")

    def test_get_and_head_take_one_of_them(self):
        for call in (self.client.get, self.client.head):
            with self.assertRaisesMessage(ValueError, "mutually exclusive"):
                call("/orders/", {"a": 1}, query_params={"tag": 2})
        self.assertEqual(self.client.get("/orders/", {"a": 1}).text, "a=1 {}")

    def test_they_replace_what_stands_in_the_path(self):
        for call in (self.client.get, self.client.post):
            self.assertEqual(call("/orders/?a=1", query_params={"tag": 2}).text, "tag=2 {}")
        self.assertEqual(self.client.post("/orders/?a=1", {"b": 2}).text, "a=1 {'b': '2'}")

    def test_as_before(self):
        response = self.client.post("/orders/", {"sku": 7}, QUERY_STRING=urlencode({"a": "b&c"}))
        self.assertEqual(response.text, "a=b%26c {'sku': '7'}")


run_tests(QueryParams)
