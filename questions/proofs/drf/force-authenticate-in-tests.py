# needs: djangorestframework
# shows: 1 2 3 4
from django.core.cache import cache

use("rest_framework", "rest_framework.authtoken")

from rest_framework.authentication import SessionAuthentication, TokenAuthentication
from rest_framework.authtoken.models import Token
from rest_framework.permissions import IsAdminUser, IsAuthenticated
from rest_framework.response import Response
from rest_framework.test import APIClient, APITestCase
from rest_framework.throttling import SimpleRateThrottle
from rest_framework.views import APIView

create(Token)


class Misspelt(TokenAuthentication):
    keyword = "Tokken"  # the bug to find


class Report(APIView):
    authentication_classes = [Misspelt, SessionAuthentication]
    permission_classes = [IsAuthenticated]

    def post(self, request):
        return Response(request.content_type.split(";")[0])


class OnePerMinute(SimpleRateThrottle):
    rate = "1/min"

    def get_cache_key(self, request, view):
        return "everybody"


urlpatterns = [
    path("report/", Report.as_view()),
    path("fixed/", Report.as_view(authentication_classes=[TokenAuthentication])),
    path("admin/", Report.as_view(permission_classes=[IsAdminUser])),
    path("throttled/", Report.as_view(throttle_classes=[OnePerMinute])),
]
cache.clear()


class ReportTests(APITestCase):
    def setUp(self):
        self.ann = User.objects.create_user("ann", password="pw")

    def post(self, url):
        return self.client.post(url, {"sku": 7}, format="json").status_code

    def test_permissions_still_run(self):
        self.client.force_authenticate(user=self.ann)
        self.assertEqual((self.post("/report/"), self.post("/admin/")), (200, 403))
        self.client.force_authenticate(user=None)
        self.assertEqual(self.post("/report/"), 401)

    def test_a_header(self):
        token = Token.objects.create(user=self.ann)
        self.client.force_authenticate(user=self.ann)
        self.assertEqual(self.post("/report/"), 200)  # hides the wrong keyword
        self.client.force_authenticate(user=None)
        self.client.credentials(HTTP_AUTHORIZATION=f"Token {token.key}")
        self.assertEqual((self.post("/report/"), self.post("/fixed/")), (401, 200))

    def test_csrf(self):
        for strict, status in ((False, 200), (True, 403)):
            self.client = APIClient(enforce_csrf_checks=strict)
            self.client.login(username="ann", password="pw")
            self.assertEqual(self.post("/report/"), status)
        self.client.logout()
        self.client.force_authenticate(user=self.ann)
        self.assertEqual(self.post("/report/"), 200)  # hides the failure

    def test_throttle_1_runs(self):
        self.client.force_authenticate(user=self.ann)
        self.assertEqual((self.post("/throttled/"), self.post("/throttled/")), (200, 429))

    def test_throttle_2_remembers_the_test_before(self):
        self.client.force_authenticate(user=self.ann)
        self.assertEqual(self.post("/throttled/"), 429)
        cache.clear()
        self.assertEqual(self.post("/throttled/"), 200)


    def test_throttle_3_override_settings_comes_too_late(self):
        class Anonymous(SimpleRateThrottle):
            scope = "anon"

            def get_cache_key(self, request, view):
                return "everybody"

        before = Anonymous().rate
        with override_settings(REST_FRAMEWORK={"DEFAULT_THROTTLE_RATES": {"anon": "1000/min"}}):
            self.assertEqual(Anonymous().rate, before)


run_tests(ReportTests)
