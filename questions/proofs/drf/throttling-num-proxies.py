# needs: djangorestframework
from django.core.cache import cache

use("rest_framework", REST_FRAMEWORK={"DEFAULT_THROTTLE_RATES": {"anon": "2/min"}})

from rest_framework.permissions import IsAuthenticated
from rest_framework.response import Response
from rest_framework.settings import api_settings
from rest_framework.test import APIRequestFactory
from rest_framework.throttling import AnonRateThrottle
from rest_framework.views import APIView


class Report(APIView):
    authentication_classes = []
    throttle_classes = [AnonRateThrottle]

    def get(self, request):
        return Response()


def burst(proxies, **options):
    """Four requests of one client, each with another forged X-Forwarded-For."""
    cache.clear()
    api_settings.NUM_PROXIES = proxies
    headers = [{"x-forwarded-for": f"1.2.3.{i}, 203.0.113.7"} for i in range(4)]
    return [Report.as_view(**options)(APIRequestFactory().get("/", headers=h)).status_code for h in headers]


same("NUM_PROXIES unset: the client names itself", burst(None), [200, 200, 200, 200])
same("1: the address that the proxy saw", burst(1), [200, 200, 429, 429])
same("2, one too many: forgeable again", burst(2), [200, 200, 200, 200])
same("0: REMOTE_ADDR", burst(0), [200, 200, 429, 429])
same("refused by a permission: never counted", burst(1, permission_classes=[IsAuthenticated]), [403] * 4)
