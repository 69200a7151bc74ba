# needs: djangorestframework, djangorestframework-simplejwt
# shows: 1 2 3 4 5 6
import importlib
from datetime import timedelta
from http.cookiejar import Cookie, CookieJar
from urllib.request import Request

use(
    "rest_framework",
    "rest_framework.authtoken",
    SECRET_KEY="k" * 64,
    SIMPLE_JWT={"ROTATE_REFRESH_TOKENS": True, "BLACKLIST_AFTER_ROTATION": True},
)

from django.core.management import call_command
from django.urls import clear_url_caches
from django.utils import timezone
from rest_framework.authentication import TokenAuthentication
from rest_framework.authtoken.models import Token
from rest_framework.permissions import IsAuthenticated
from rest_framework.response import Response
from rest_framework.views import APIView
from rest_framework_simplejwt import serializers, tokens
from rest_framework_simplejwt.authentication import JWTAuthentication, JWTStatelessUserAuthentication
from rest_framework_simplejwt.settings import DEFAULTS, api_settings
from rest_framework_simplejwt.token_blacklist import models as blacklist
from rest_framework_simplejwt.views import TokenBlacklistView, TokenRefreshView

create(Token)


class Private(APIView):
    authentication_classes = [JWTAuthentication]
    permission_classes = [IsAuthenticated]

    def get(self, request):
        return Response()


urlpatterns = [
    path("private/", Private.as_view()),
    path("stateless/", Private.as_view(authentication_classes=[JWTStatelessUserAuthentication])),
    path("token/", Private.as_view(authentication_classes=[TokenAuthentication])),
    path("refresh/", TokenRefreshView.as_view()),
    path("logout/", TokenBlacklistView.as_view()),
]
ann = User.objects.create_user("ann", password="x")
client = Client()


def status(access, url="/private/"):
    return client.get(url, headers={"authorization": f"Bearer {access}"}).status_code


def refresh(token):
    return client.post("/refresh/", {"refresh": str(token)})


off = {"ROTATE_REFRESH_TOKENS", "BLACKLIST_AFTER_ROTATION", "CHECK_REVOKE_TOKEN"}
same("off by default", {name for name in off if DEFAULTS[name] is False}, off)
same("an access token's life", DEFAULTS["ACCESS_TOKEN_LIFETIME"], timedelta(minutes=5))
token = tokens.RefreshToken.for_user(ann)
same("without the app the old refresh token works on", [refresh(token).status_code for _ in range(3)], [200] * 3)
old = tokens.RefreshToken.for_user(ann)
old.set_exp(from_time=timezone.now() - timedelta(days=2))
same("until it expires", refresh(old).status_code, 401)

use("rest_framework_simplejwt.token_blacklist")
for module in (blacklist, tokens, serializers):
    importlib.reload(module)  # they look for the app when they are imported
create(blacklist.OutstandingToken, blacklist.BlacklistedToken)
token = tokens.RefreshToken.for_user(ann)
access = str(token.access_token)
rotated = refresh(token).json()["refresh"]
same("with it the old one does not, as in a second tab", refresh(token).status_code, 401)
same("the new one does", refresh(rotated).status_code, 200)
token = tokens.RefreshToken.for_user(ann)
same("logout", client.post("/logout/", {"refresh": str(token)}).status_code, 200)
same("ends the refresh token", refresh(token).status_code, 401)
with CaptureQueriesContext(connection) as ctx:
    same("but no access token", status(token.access_token), 200)
same("for which one table is asked: the user", ["auth_user" in q["sql"] for q in ctx], [True])
with queries("stateless", 0):
    same("stateless", status(access, "/stateless/"), 200)
same("a password change alone", (ann.set_password("new"), ann.save(), status(access))[-1], 200)
api_settings.CHECK_REVOKE_TOKEN = True
same("CHECK_REVOKE_TOKEN, a token from before", status(access), 401)
token = tokens.RefreshToken.for_user(ann)
access = str(token.access_token)
same("CHECK_REVOKE_TOKEN, before", status(access), 200)
ann.set_password("newer")
ann.save()
same("after a password change", status(access), 401)
same("nor does a refresh help", status(refresh(token).json()["access"]), 401)
access = str(tokens.RefreshToken.for_user(ann).access_token)
ann.is_active = False
ann.save()
same("deactivated", (status(access), status(access, "/stateless/")), (401, 200))
ann.is_active = True
ann.save()
count = blacklist.OutstandingToken.objects.count()
blacklist.OutstandingToken.objects.update(expires_at=timezone.now() - timedelta(days=1))
call_command("flushexpiredtokens")
same("rows before and after flushexpiredtokens", (count > 4, blacklist.OutstandingToken.objects.count()), (True, 0))

key = Token.objects.create(user=ann)


def devices():
    return [client.get("/token/", headers={"authorization": f"Token {key}"}).status_code for _ in ("phone", "tablet")]


Token.objects.update(created=timezone.now() - timedelta(days=9999))
same("DRF's token, of old", devices(), [200, 200])
Token.objects.get(user=ann).delete()
same("deleted", devices(), [401, 401])


def after_logout(engine):
    """The user whom a copy of the cookie still logs in."""
    with override_settings(SESSION_ENGINE=f"django.contrib.sessions.backends.{engine}"):
        browser = Client()
        browser.force_login(ann)
        copy = browser.cookies["sessionid"].value
        browser.logout()
        browser.cookies["sessionid"] = copy
        return browser.get("/who/").text


urlpatterns.append(path("who/", lambda request: HttpResponse(request.user.username)))
clear_url_caches()
same("sessions after logout: stored on the server, in a signed cookie", [after_logout(engine) for engine in ("db", "cache", "signed_cookies")], ["", "", "ann"])


# A browser's cookie: a path of the refresh URL does not cover logout, and simplejwt's views read the body.
def sent(path, url):
    jar, request = CookieJar(), Request(f"https://shop.example/{url}/")
    jar.set_cookie(Cookie(0, "refresh", "t", None, False, "shop.example", True, False, f"/{path}", True, True, None, True, None, None, {}))
    jar.add_cookie_header(request)
    return request.has_header("Cookie")


URLS = ("auth/refresh", "auth/logout")
same("path of the refresh URL, of both", [[sent(path, url) for url in URLS] for path in ("auth/refresh/", "auth/")], [[True, False], [True, True]])
browser = Client()
browser.cookies["refresh"] = str(tokens.RefreshToken.for_user(ann))
same("in the cookie alone", [browser.post(f"/{url}/").status_code for url in ("refresh", "logout")], [400, 400])
browser = Client(enforce_csrf_checks=True)
same("the views of simplejwt check no CSRF", browser.post("/refresh/", {"refresh": str(tokens.RefreshToken.for_user(ann))}).status_code, 200)
