# shows: 1 2 3 4 5 6
from django.contrib.auth import authenticate, login
from django.contrib.auth.backends import BaseBackend, ModelBackend
from django.contrib.sessions.backends.db import SessionStore

calls = []


class ByToken(BaseBackend):
    def authenticate(self, request, token):
        calls.append("token")


class Veto(BaseBackend):
    def authenticate(self, request, username, password):
        calls.append("veto")
        if username == "banned":
            raise PermissionDenied


class Second(ModelBackend):
    def authenticate(self, request, **credentials):
        calls.append("second")
        return super().authenticate(request, **credentials)


use(AUTHENTICATION_BACKENDS=["__main__.ByToken", "__main__.Veto", "django.contrib.auth.backends.ModelBackend", "__main__.Second"])


def sign_in(request, username, password):
    user = authenticate(request, username=username, password=password)
    if user is not None:
        login(request, user)
    return user


def login_view(request):
    return HttpResponse(str(sign_in(request, request.POST["username"], request.POST["password"])))


urlpatterns = [
    path("login/", login_view),
    path("lazy/", lambda request: HttpResponse("never reads the user")),
    path("reads/", lambda request: HttpResponse(str(request.user))),
]
ann = User.objects.create_user("ann", password="pw")
User.objects.create_user("banned", password="pw")
User.objects.create_user("off", password="pw", is_active=False)


def tried(username, password="pw"):
    calls.clear()
    user = authenticate(None, username=username, password=password)
    return str(user), getattr(user, "backend", None), list(calls)


MODEL = "django.contrib.auth.backends.ModelBackend"
same("the first that returns a user", tried("ann"), ("ann", MODEL, ["veto"]))
same("wrong password: all that take the keywords", tried("ann", "no"), ("None", None, ["veto", "second"]))
same("PermissionDenied ends the chain", tried("banned"), ("None", None, ["veto"]))
same("inactive", tried("off")[0], "None")

client = Client()
request = rf.get("/")
request.session = SessionStore()
same("authenticate()", authenticate(request, username="ann", password="pw"), ann)
same("leaves the session alone", (request.session.modified, dict(request.session)), (False, {}))
same("the view", client.post("/login/", {"username": "ann", "password": "pw"}).text, "ann")
same("session", dict(client.session), {
    "_auth_user_id": str(ann.pk), "_auth_user_backend": MODEL, "_auth_user_hash": ann.get_session_auth_hash(),
})
with queries("a view that ignores request.user", 0):
    client.get("/lazy/")
with queries("a view that reads it", 2):
    same("found again", client.get("/reads/").text, "ann")
asked = []
ModelBackend.get_user, get_user = lambda self, pk: asked.append(pk) or get_user(self, pk), ModelBackend.get_user
client.get("/reads/")
same("asked the stored backend", asked, [ann.pk])
User.objects.filter(pk=ann.pk).update(password="another hash")
same("the hash no longer fits", client.get("/reads/").text, "AnonymousUser")
request = rf.get("/")
request.session = client.session
error = raises(ValueError, login, request, User.objects.get(pk=ann.pk))
assert "multiple authentication backends" in str(error)
login(request, User.objects.get(pk=ann.pk), backend=MODEL)
same("with backend=", request.session["_auth_user_backend"], MODEL)
