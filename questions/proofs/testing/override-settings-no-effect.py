use(PAGE_SIZE=50)
PAGE_SIZE = settings.PAGE_SIZE


def page_size():
    return settings.PAGE_SIZE


def mark(get_response):
    def middleware(request):
        response = get_response(request)
        response["X-Mark"] = "1"
        return response

    return middleware


urlpatterns = [path("", lambda request: HttpResponse())]


class Overriding(SimpleTestCase):
    @override_settings(PAGE_SIZE=2)
    def test_a_value_read_at_import_stays(self):
        self.assertEqual((PAGE_SIZE, page_size()), (50, 2))

    def test_a_client_keeps_its_middleware(self):
        with override_settings(MIDDLEWARE=["__main__.mark"]):
            client = Client()
            client.get("/")
        with override_settings(MIDDLEWARE=[]):
            self.assertIn("X-Mark", client.get("/"))
            self.assertNotIn("X-Mark", Client().get("/"))

    def test_only_test_cases_can_be_decorated(self):
        with self.assertRaises(ValueError):
            override_settings(PAGE_SIZE=1)(type("Plain", (), {}))


run_tests(Overriding)
