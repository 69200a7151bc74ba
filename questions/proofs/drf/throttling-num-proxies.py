# needs: djangorestframework
# shows: 1 2 3 4 5
from django.core.cache import cache
from django.core.cache.backends.locmem import LocMemCache

use(
    "rest_framework",
    REST_FRAMEWORK={
        "DEFAULT_THROTTLE_CLASSES": ["rest_framework.throttling.AnonRateThrottle"],
        "DEFAULT_THROTTLE_RATES": {"anon": "10/min", "reports": "2/min", "user": None},
    },
)

from rest_framework import throttling
from rest_framework.authentication import BasicAuthentication
from rest_framework.permissions import BasePermission, IsAuthenticated
from rest_framework.response import Response
from rest_framework.settings import api_settings
from rest_framework.test import APIRequestFactory, force_authenticate
from rest_framework.views import APIView

same("NUM_PROXIES by default", api_settings.NUM_PROXIES, None)


class Report(APIView):
    authentication_classes = [BasicAuthentication]
    throttle_scope = "reports"

    def get(self, request):
        return Response()


def burst(proxies=1, user=None, client="203.0.113.7", **options):
    """How many of 20 requests pass, each with another forged X-Forwarded-For, and the refusals."""
    cache.clear()
    api_settings.NUM_PROXIES = proxies
    statuses = []
    for i in range(20):
        request = APIRequestFactory().get("/", headers={"x-forwarded-for": f"1.2.3.{i}, {client}"})
        force_authenticate(request, user) if user else None
        answer = Report.as_view(**options)(request)
        statuses.append(answer.status_code)
    return statuses.count(200), sorted(set(statuses) - {200}), "Retry-After" in answer.headers


same("None: the client names itself", burst(None), (20, [], False))
same("1: the address that the proxy wrote", burst(1), (10, [429], True))
same("2, one too many", burst(2), (20, [], False))
same("0: REMOTE_ADDR", burst(0), (10, [429], True))
other = APIRequestFactory().get("/", headers={"x-forwarded-for": "198.51.100.1"})
same("in which all visitors behind the proxy are one", Report.as_view()(other).status_code, 429)
same("refused by a permission", burst(permission_classes=[IsAuthenticated]), (0, [401], False))


class Nobody(BasePermission):
    def has_object_permission(self, *args):
        return False


class Detail(Report):
    permission_classes = [Nobody]

    def get(self, request):
        self.check_object_permissions(request, None)


cache.clear()
api_settings.NUM_PROXIES = 0
details = [Detail.as_view()(APIRequestFactory().get("/")).status_code for _ in range(11)]
same("refused by an object permission, which is counted", details, [401] * 10 + [429])
cache.clear()
api_settings.NUM_PROXIES = 1
guess = {"authorization": "Basic YW5uOmJhZA==", "x-forwarded-for": "203.0.113.7"}
guesses = [Report.as_view()(APIRequestFactory().get("/", headers=guess)).status_code for _ in range(20)]
same("guesses are refused and not counted", set(guesses), {401})
same("the history stays empty", cache.get("throttle_anon_203.0.113.7"), None)
ann = User.objects.create_user("ann")
same("a logged-in client is not anon", burst(user=ann), (20, [], False))
same("UserRateThrottle without a rate", burst(user=ann, throttle_classes=[throttling.UserRateThrottle]), (20, [], False))


class PerUser(throttling.UserRateThrottle):
    rate = "10/min"


same("with one", burst(user=ann, throttle_classes=[PerUser]), (10, [429], True))
same("throttle_classes of a view replaces the default", burst(throttle_classes=[]), (20, [], False))
same("a scope of its own", burst(throttle_classes=[throttling.ScopedRateThrottle]), (2, [429], True))


class Worker1(throttling.AnonRateThrottle):
    cache = LocMemCache("worker 1", {})


class Worker2(throttling.AnonRateThrottle):
    cache = LocMemCache("worker 2", {})


passed = sum(burst(throttle_classes=[worker])[0] for worker in (Worker1, Worker2))
same("two processes, each with its memory", passed, 20)


class Parallel(throttling.AnonRateThrottle):
    """A second request runs between the first one's reading and writing."""

    other = None

    def throttle_success(self):
        if Parallel.other:
            request, Parallel.other = Parallel.other, None
            Report.as_view(throttle_classes=[Parallel])(request)
        return super().throttle_success()


cache.clear()
for i in range(5):
    first, Parallel.other = (APIRequestFactory().get("/", headers={"x-forwarded-for": "203.0.113.7"}) for _ in range(2))
    Report.as_view(throttle_classes=[Parallel])(first)
same("ten requests, two at a time, leave in the history", len(cache.get("throttle_anon_203.0.113.7")), 5)
