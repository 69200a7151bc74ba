# needs: djangorestframework, djangorestframework-simplejwt
import importlib

use(
    "rest_framework",
    SECRET_KEY="k" * 64,
    SIMPLE_JWT={"ROTATE_REFRESH_TOKENS": True, "BLACKLIST_AFTER_ROTATION": True},
)

from rest_framework.permissions import IsAuthenticated
from rest_framework.response import Response
from rest_framework.test import APIRequestFactory
from rest_framework.views import APIView
from rest_framework_simplejwt import serializers, tokens
from rest_framework_simplejwt.authentication import JWTAuthentication
from rest_framework_simplejwt.exceptions import TokenError
from rest_framework_simplejwt.token_blacklist import models as blacklist

ann = User.objects.create_user("ann", password="x")


def refresh(token):
    serializer = serializers.TokenRefreshSerializer(data={"refresh": str(token)})
    serializer.is_valid(raise_exception=True)


token = tokens.RefreshToken.for_user(ann)
refresh(token)
refresh(token)
print("without the blacklist app an old refresh token works again, and nothing warns")

use("rest_framework_simplejwt.token_blacklist")
for module in (blacklist, tokens, serializers):
    importlib.reload(module)  # they look for the app when they are imported
create(blacklist.OutstandingToken, blacklist.BlacklistedToken)
token = tokens.RefreshToken.for_user(ann)
access = str(token.access_token)
refresh(token)
raises(TokenError, refresh, token)


class Private(APIView):
    authentication_classes = [JWTAuthentication]
    permission_classes = [IsAuthenticated]

    def get(self, request):
        return Response()


def status():
    request = APIRequestFactory().get("/", headers={"authorization": f"Bearer {access}"})
    return Private.as_view()(request).status_code


with queries("a request with an access token", 1):
    same("its refresh token is blacklisted", status(), 200)
ann.set_password("new")
ann.save()
same("password changed", status(), 200)
ann.is_active = False
ann.save()
same("deactivated", status(), 401)
