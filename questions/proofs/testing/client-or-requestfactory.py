# shows: 1 2 3 4 5
from django.views.decorators.csrf import csrf_protect
from django.views.generic import ListView


def report(request):
    return HttpResponse(str(request.user))


def page(request):
    return HttpResponse(render("{{ request.user }} at {{ request.resolver_match.route }}", request))


@csrf_protect
def protected(request):
    return HttpResponse()


class Upper:
    """A middleware, tested alone."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return HttpResponse(self.get_response(request).content.upper())


class Posts(ListView):
    def get_queryset(self):
        return Tag.objects.filter(pk=self.kwargs["pk"])


urlpatterns = [path("report/", report), path("page/", page)]


class Both(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ann = User.objects.create_user("ann")

    def test_client(self):
        self.client.force_login(self.ann)
        self.assertEqual(self.client.get("/report/").text, "ann")
        self.assertEqual(self.client.get("/page/").text, "ann at page/")
        self.assertEqual(self.client.get("/typo/").status_code, 404)

    def test_factory(self):
        # The code of the card.
        request = RequestFactory().get("/report/")
        for name in ("user", "session"):
            with self.assertRaisesMessage(AttributeError, name):
                getattr(request, name)
        with self.assertRaisesMessage(AttributeError, "user"):
            report(request)
        request.user = self.ann
        response = report(request)
        self.assertEqual(response.text, "ann")
        self.assertEqual(report(request).text, "ann")
        typo = RequestFactory().get("/typo/")
        typo.user = self.ann
        self.assertEqual(report(typo).text, "ann")
        self.assertIsNone(request.resolver_match)

    def test_middleware_alone(self):
        self.assertEqual(Upper(lambda request: HttpResponse("x"))(rf.get("/")).text, "X")

    def test_one_method(self):
        view = Posts()
        view.setup(rf.get("/"), pk=1)
        self.assertQuerySetEqual(view.get_queryset(), [])
        with self.assertRaises(AttributeError):
            Posts().get_queryset()

    def test_csrf(self):
        self.assertEqual(Client().post("/report/").status_code, 200)
        self.assertEqual(Client(enforce_csrf_checks=True).post("/report/").status_code, 403)
        self.assertEqual(protected(rf.post("/")).status_code, 403)


run_tests(Both)
