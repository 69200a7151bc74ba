# needs: djangorestframework
# shows: 1 2 3 4 6
import base64
import io
from hashlib import sha256

from django.contrib import admin
from django.contrib.auth import aauthenticate, authenticate, login
from django.contrib.auth.backends import BaseBackend
from django.contrib.auth.hashers import MD5PasswordHasher
from django.contrib.auth.signals import user_login_failed
from django.contrib.auth.views import LoginView
from django.core.cache import cache
from django.core.handlers.asgi import ASGIRequest
from django.dispatch import receiver


def throttle_key(name, request):
    address = request.META.get("REMOTE_ADDR", "") if request else ""
    return sha256(f"{name.lower()}|{address}".encode()).hexdigest()


class LoginThrottle(BaseBackend):
    def authenticate(self, request, username=None, **credentials):
        if username and cache.get(throttle_key(username, request), 0) >= 10:
            raise PermissionDenied


@receiver(user_login_failed)
def count_failure(sender, credentials, request, **kwargs):
    key = throttle_key(credentials.get("username") or "", request)
    cache.add(key, 0, timeout=900)
    cache.incr(key)


use(
    "django.contrib.admin",
    "django.contrib.messages",
    "rest_framework",
    AUTHENTICATION_BACKENDS=["__main__.LoginThrottle", "django.contrib.auth.backends.ModelBackend"],
    LOGIN_REDIRECT_URL="/",
    MIDDLEWARE=[*settings.MIDDLEWARE, "django.contrib.messages.middleware.MessageMiddleware"],
    TEMPLATES=[dict(settings.TEMPLATES[0], OPTIONS=settings.TEMPLATES[0]["OPTIONS"] | {"context_processors": [
        "django.template.context_processors.request",
        "django.contrib.auth.context_processors.auth",
        "django.contrib.messages.context_processors.messages",
    ]})],
)
from rest_framework.authentication import BasicAuthentication
from rest_framework.response import Response
from rest_framework.views import APIView


class Api(APIView):
    authentication_classes = [BasicAuthentication]

    def get(self, request):
        return Response(str(request.user))


def sign_up(request, backend):
    login(request, User.objects.create_user(f"new{backend}"), backend or None)
    return HttpResponse()


def who(request):
    return HttpResponse(str(request.user))


TEMPLATES["registration/login.html"] = "{{ form.errors }}"
urlpatterns = [path("login/", LoginView.as_view()), path("admin/", admin.site.urls), path("api/", Api.as_view())]
urlpatterns += [path("who/", who), re_path("^sign-up/(.*)$", sign_up)]
ann = User.objects.create_superuser("ann", password="right")
hashed = []
MD5PasswordHasher.encode, encode = lambda *args: hashed.append(1) or encode(*args), MD5PasswordHasher.encode


def site(password, url="/login/", name="ann", **extra):
    return Client().post(url, {"username": name, "password": password}, **extra).status_code == 302


def admin_login(password, **extra):
    return site(password, "/admin/login/?next=/", **extra)


def api(password, **extra):
    basic = "Basic " + base64.b64encode(f"ann:{password}".encode()).decode()
    return Client().get("/api/", HTTP_AUTHORIZATION=basic, **extra).status_code == 200


WAYS = {"site": site, "admin": admin_login, "API": api}
same("right password", [way("right") for way in WAYS.values()], [True] * 3)
same("nine failures on the three ways", [way("wrong") for way in WAYS.values() for _ in range(3)], [False] * 9)
same("the right one still passes", [way("right") for way in WAYS.values()], [True] * 3)
same("the tenth, in capitals", site("wrong", name="ANN"), False)
hashed.clear()
same("after ten, even the right one", [way("right") for way in WAYS.values()], [False] * 3)
same("no password was hashed", len(hashed), 0)
elsewhere = {"REMOTE_ADDR": "198.51.100.9"}
same("from another address", [way("right", **elsewhere) for way in WAYS.values()], [True] * 3)
same("which hashes", len(hashed), 3)
request = rf.post("/")
same("aauthenticate()", async_to_sync(aauthenticate)(request, username="ANN", password="right"), None)
same("behind a proxy all have its address", site("right", headers={"x-forwarded-for": "198.51.100.9"}), False)
for credentials in ({"username": "ann"}, {"token": "x"}, {"username": None}):
    same(f"without a request: {list(credentials)}", authenticate(**credentials), None)
same("a failure without a request does not lock the others", site("right", **elsewhere), True)
socket = {"type": "http", "method": "POST", "path": "/", "headers": [], "query_string": b"", "client": None}
request = ASGIRequest(socket, io.BytesIO())  # through a Unix socket
same("ASGI without an address", authenticate(request, username="ann", password="right"), ann)
cache.clear()
same("window over", site("right"), True)

# What else the extra backend changes.
MODEL = "django.contrib.auth.backends.ModelBackend"


def forced(**kwargs):
    client = Client()
    client.force_login(ann, **kwargs)
    return client.get("/who/").text


same("force_login(), with backend=", (forced(), forced(backend=MODEL)), ("AnonymousUser", "ann"))
raises(ValueError, Client().post, "/sign-up/")
same("login() after a sign-up, with backend=", Client().post(f"/sign-up/{MODEL}").status_code, 200)

# What a second, higher limit for the name alone would see: one failure from each address.
addresses = [f"203.0.113.{i}" for i in range(30)]
same("a botnet", {site("wrong", REMOTE_ADDR=a) for a in addresses}, {False})
same("is never stopped by the key of both", site("right", REMOTE_ADDR=addresses[0]), True)
seen = []
user_login_failed.connect(lambda credentials, **kwargs: seen.append(sorted(credentials)), weak=False)
User.USERNAME_FIELD = "email"
api("wrong")
same("users log in by email: what DRF passes", seen, [["email", "password"]])
