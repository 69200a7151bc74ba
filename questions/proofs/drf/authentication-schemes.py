# needs: djangorestframework, djangorestframework-simplejwt
# shows: 1 2 3 4 5
use(
    "rest_framework",
    "rest_framework.authtoken",
    SECRET_KEY="k" * 64,
    REST_FRAMEWORK={
        "DEFAULT_AUTHENTICATION_CLASSES": [
            "rest_framework.authentication.TokenAuthentication",
            "rest_framework.authentication.SessionAuthentication",
        ],
    },
)
from datetime import timedelta

from django.contrib import auth
from django.utils import timezone
from rest_framework import authentication
from rest_framework.authtoken.models import Token
from rest_framework.permissions import IsAuthenticated
from rest_framework.response import Response
from rest_framework.views import APIView
from rest_framework_simplejwt.authentication import JWTAuthentication
from rest_framework_simplejwt.tokens import AccessToken, aware_utcnow

create(Token)


class Open(APIView):
    def post(self, request):
        return Response(str(request.user))


class Private(Open):
    permission_classes = [IsAuthenticated]


class Jwt(Private):
    authentication_classes = [JWTAuthentication]


class SessionFirst(Private):
    authentication_classes = [authentication.SessionAuthentication, authentication.TokenAuthentication]


class Basic(Private):
    authentication_classes = [authentication.BasicAuthentication]


def login(request):
    auth.login(request, ann)
    return HttpResponse()


urlpatterns = [path("login/", login)]
urlpatterns += [path(f"{view.__name__}/", view.as_view()) for view in (Open, Private, Jwt, SessionFirst, Basic)]
ann = User.objects.create_user("ann", password="pw")
client = Client(enforce_csrf_checks=True)


def post(view, authorization=""):
    response = client.post(f"/{view}/", headers={"authorization": authorization} if authorization else {})
    return response.status_code, response.headers.get("WWW-Authenticate")


shipped = [kind.__name__ for kind in authentication.BaseAuthentication.__subclasses__() if kind.__module__ == authentication.__name__]
same(
    "shipped",
    shipped,
    ["BasicAuthentication", "SessionAuthentication", "TokenAuthentication", "RemoteUserAuthentication"],
)
same("nobody is recognised: nothing is refused", client.post("/Open/").json(), "AnonymousUser")
same("Token first", post("Private"), (401, "Token"))
same("Session first", post("SessionFirst"), (403, None))
token = Token.objects.create(user=ann)
raises(IntegrityError, Token.objects.create, user=ann)
Token.objects.update(created=timezone.now() - timedelta(days=9999))
with CaptureQueriesContext(connection) as ctx:
    same("an old token still works", post("Private", f"Token {token.key}")[0], 200)
assert token.key in ctx[0]["sql"]
print("the table holds the token itself")
token.delete()
same("its row deleted", post("Private", f"Token {token.key}")[0], 401)

access = AccessToken.for_user(ann)
client.get("/login/")
cookie = client.cookies["sessionid"]
same("the session cookie is HttpOnly", cookie["httponly"], True)
same("session without a CSRF token", post("SessionFirst")[0], 403)
basic = "Basic YW5uOnB3"
same("Basic and JWT need none", (post("Basic", basic)[0], post("Jwt", f"Bearer {access}")[0]), (200, 200))
client.handler.enforce_csrf_checks = False
same("session", post("Private")[0], 200)
stolen = cookie.value
client.logout()
client.cookies["sessionid"] = stolen
same("after logout the session is over", post("Private")[0], 401)
same("the JWT is not", post("Jwt", f"Bearer {access}")[0], 200)
access.set_exp(from_time=aware_utcnow() - timedelta(minutes=6))
same("until it expires", post("Jwt", f"Bearer {access}")[0], 401)
