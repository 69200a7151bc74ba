def echo(request):
    return HttpResponse(f"{request.GET.getlist('tag')} {request.POST.dict()} {request.GET.get('a')}")


urlpatterns = [path("", echo)]


class QueryParams(SimpleTestCase):
    def test_post_with_both(self):
        response = self.client.post("/", {"sku": 7}, query_params={"tag": [1, 2]})
        self.assertEqual(response.text, "['1', '2'] {'sku': '7'} None")

    def test_get_takes_one_of_them(self):
        with self.assertRaises(ValueError):
            self.client.get("/", {"a": 1}, query_params={"tag": 2})

    def test_they_replace_what_stands_in_the_path(self):
        self.assertEqual(self.client.get("/?a=1", query_params={"tag": 2}).text, "['2'] {} None")


run_tests(QueryParams)
