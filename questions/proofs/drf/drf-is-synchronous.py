# needs: djangorestframework
use("rest_framework")
warnings.simplefilter("ignore")  # about the coroutine that nobody awaits

from rest_framework.response import Response
from rest_framework.test import APIRequestFactory
from rest_framework.views import APIView


class Async(APIView):
    authentication_classes = []

    async def get(self, request):
        return Response("ok")


async def call():
    return await Async.as_view()(APIRequestFactory().get("/"))


raises(AssertionError, async_to_sync(call))
