from django.contrib.auth import authenticate, login
from django.contrib.auth.backends import BaseBackend

use(AUTHENTICATION_BACKENDS=["__main__.ByToken", "__main__.Veto", "django.contrib.auth.backends.ModelBackend"])
calls = []


class ByToken(BaseBackend):
    def authenticate(self, request, token):
        calls.append("token")


class Veto(BaseBackend):
    def authenticate(self, request, username, password):
        if username == "banned":
            raise PermissionDenied


urlpatterns = [
    path("lazy/", lambda request: HttpResponse("never reads the user")),
    path("reads/", lambda request: HttpResponse(str(request.user))),
]
ann = User.objects.create_user("ann", password="pw")
User.objects.create_user("banned", password="pw")
User.objects.create_user("off", password="pw", is_active=False)
user = authenticate(None, username="ann", password="pw")
same("accepted by", user.backend, "django.contrib.auth.backends.ModelBackend")
same("a backend with other keywords is skipped", calls, [])
same("PermissionDenied ends the chain", authenticate(None, username="banned", password="pw"), None)
same("inactive", authenticate(None, username="off", password="pw"), None)

client = Client()
client.force_login(ann, backend="django.contrib.auth.backends.ModelBackend")
same("session", sorted(client.session.keys()), ["_auth_user_backend", "_auth_user_hash", "_auth_user_id"])
with queries("a view that ignores request.user", 0):
    client.get("/lazy/")
with queries("a view that reads it", 2):
    client.get("/reads/")

request = rf.get("/")
request.session = client.session
raises(ValueError, login, request, User.objects.get(pk=ann.pk))  # several backends: which one?
