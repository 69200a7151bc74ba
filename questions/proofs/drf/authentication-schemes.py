# needs: djangorestframework, djangorestframework-simplejwt
use("rest_framework", "rest_framework.authtoken")

from rest_framework import authentication
from rest_framework.authtoken.models import Token
from rest_framework.permissions import IsAuthenticated
from rest_framework.response import Response
from rest_framework.test import APIRequestFactory
from rest_framework.views import APIView
from rest_framework_simplejwt.authentication import JWTAuthentication


class Private(APIView):
    permission_classes = [IsAuthenticated]

    def get(self, request):
        return Response()


def anonymous(*schemes):
    response = Private.as_view(authentication_classes=schemes)(APIRequestFactory().get("/"))
    return response.status_code, response.headers.get("WWW-Authenticate")


same("JWT first", anonymous(JWTAuthentication, authentication.SessionAuthentication), (401, 'Bearer realm="api"'))
same("session first", anonymous(authentication.SessionAuthentication, JWTAuthentication), (403, None))
same("JWT in DRF itself", hasattr(authentication, "JWTAuthentication"), False)
same("one token per user", Token._meta.get_field("user").unique, True)
same("that never expires", [field.name for field in Token._meta.fields], ["key", "user", "created"])
