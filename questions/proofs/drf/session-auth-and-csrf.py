# needs: djangorestframework
# shows: 1 2 3 4 5
from django.contrib import auth
from django.utils.decorators import method_decorator
from django.views.decorators.csrf import csrf_protect, ensure_csrf_cookie

use("rest_framework", "rest_framework.authtoken", REST_FRAMEWORK={"TEST_REQUEST_DEFAULT_FORMAT": "json"})

from rest_framework import authentication, exceptions, permissions, response, views
from rest_framework.authtoken.models import Token
from rest_framework.test import APIClient

create(Token)


class Open(views.APIView):
    authentication_classes = [authentication.SessionAuthentication, authentication.TokenAuthentication]

    def post(self, request):
        return response.Response(str(request.user))


class Private(Open):
    permission_classes = [permissions.IsAuthenticated]


class Unprotected(views.APIView):
    permission_classes = [permissions.AllowAny]
    def post(self, request):
        names = {k: request.data.get(k) for k in ("username", "password")}
        user = auth.authenticate(request, **names)
        if user is None:
            raise exceptions.PermissionDenied
        auth.login(request, user)
        return response.Response(status=204)


@method_decorator(csrf_protect, name="dispatch")
class SessionLogin(Unprotected):
    pass


class Careless(authentication.SessionAuthentication):
    def enforce_csrf(self, request):
        pass


def plain(request):
    return HttpResponse()


urlpatterns = [
    path("open/", Open.as_view()),
    path("private/", Private.as_view()),
    path("careless/", Private.as_view(authentication_classes=[Careless])),
    path("unprotected/", Unprotected.as_view()),
    path("login/", SessionLogin.as_view()),
    path("first/", ensure_csrf_cookie(plain)),
    path("plain/", plain),
]
ann = User.objects.create_user("ann", password="pw")
data = {"username": "ann", "password": "pw"}
client = APIClient(enforce_csrf_checks=True)


def post(url, data=None, **headers):
    return client.post(url, data, headers=headers).status_code


same("a Django view without a token", post("/plain/"), 403)
same("a DRF view, anonymous", post("/open/"), 200)
same("a private one: 403, as the session comes first", post("/private/"), 403)
same("another site logs the visitor in", post("/unprotected/", data), 204)
client.logout()
same("csrf_protect", post("/login/", data), 403)
client.get("/first/")
first = client.cookies["csrftoken"].value
same("ensure_csrf_cookie gives the first token", post("/login/", data, x_csrftoken=first), 204)
same("wrong password", post("/login/", data | {"password": "x"}, x_csrftoken=client.cookies["csrftoken"].value), 403)
answer = client.post("/open/")
same("logged in, without a token", (answer.status_code, answer.data["detail"][:11]), (403, "CSRF Failed"))
same("with the token from before", post("/open/", x_csrftoken=first), 403)
same("with the cookie read again", post("/open/", x_csrftoken=client.cookies["csrftoken"].value), 200)
token = {"csrfmiddlewaretoken": client.cookies["csrftoken"].value}
same("a form may send it in its body", client.post("/open/", token, format="multipart").status_code, 200)
same("JSON may not", client.post("/open/", token, format="json").status_code, 403)
same("enforce_csrf() switched off", post("/careless/"), 200)
client.logout()
token = Token.objects.create(user=ann)
same("a token in the header", post("/private/", authorization=f"Token {token.key}"), 200)
