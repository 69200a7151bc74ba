# needs: djangorestframework
from django.contrib.auth import authenticate, login
from django.utils.decorators import method_decorator
from django.views.decorators.csrf import csrf_protect

use("rest_framework", REST_FRAMEWORK={"TEST_REQUEST_DEFAULT_FORMAT": "json"})

from rest_framework.exceptions import PermissionDenied
from rest_framework.permissions import AllowAny
from rest_framework.response import Response
from rest_framework.test import APIClient
from rest_framework.views import APIView


class Open(APIView):
    def post(self, request):
        return Response("ok")


class SessionLogin(APIView):
    authentication_classes = []
    permission_classes = [AllowAny]

    def post(self, request):
        data = request.data
        user = authenticate(request, username=data["username"], password=data["password"])
        if user is None:
            raise PermissionDenied
        login(request, user)
        return Response(status=204)


@method_decorator(csrf_protect, name="dispatch")
class ProtectedLogin(SessionLogin):
    pass


urlpatterns = [
    path("open/", Open.as_view()),
    path("login/", SessionLogin.as_view()),
    path("protected/", ProtectedLogin.as_view()),
]
User.objects.create_user("ann", password="pw")
data = {"username": "ann", "password": "pw"}
client = APIClient(enforce_csrf_checks=True)
same("anonymous POST without a token", client.post("/open/").status_code, 200)
same("login with csrf_protect", client.post("/protected/", data).status_code, 403)
same("login without it", client.post("/login/", data).status_code, 204)
same("logged in, without a token", client.post("/open/").status_code, 403)
token = client.cookies["csrftoken"].value
same("logged in, with the token", client.post("/open/", headers={"x-csrftoken": token}).status_code, 200)
