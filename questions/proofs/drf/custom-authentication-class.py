# needs: djangorestframework
# shows: 1 2 3 4 5 6
use("rest_framework")

from hashlib import sha256
from rest_framework import authentication, exceptions, permissions
from rest_framework.response import Response
from rest_framework.views import APIView


class ApiKey(models.Model):
    digest = models.CharField(max_length=64, unique=True)
    user = models.ForeignKey(User, on_delete=models.CASCADE)


create(ApiKey)


class ApiKeyAuthentication(authentication.BaseAuthentication):
    def authenticate(self, request):
        key = request.headers.get("X-Api-Key")
        if key is None:
            return None
        digest = sha256(key.encode()).hexdigest()
        found = ApiKey.objects.filter(digest=digest).first()
        if found is None or not found.user.is_active:
            raise exceptions.AuthenticationFailed("Invalid API key.")
        return found.user, found

    def authenticate_header(self, request):
        return "ApiKey"


class Headless(ApiKeyAuthentication):
    authenticate_header = authentication.BaseAuthentication.authenticate_header


class Trusting(authentication.BaseAuthentication):
    def authenticate(self, request):
        return ApiKey.objects.get().user, None


class Open(APIView):
    authentication_classes = [ApiKeyAuthentication, authentication.BasicAuthentication]

    def post(self, request):
        return Response([str(request.user), getattr(request.auth, "pk", None)])


class Private(Open):
    permission_classes = [permissions.IsAuthenticated]


urlpatterns = [
    path("open/", Open.as_view()),
    path("private/", Private.as_view()),
    path("headless/", Private.as_view(authentication_classes=[Headless, authentication.BasicAuthentication])),
    path("second/", Private.as_view(authentication_classes=[authentication.SessionAuthentication, ApiKeyAuthentication])),
    path("trusting/", Private.as_view(authentication_classes=[Trusting])),
]
ann = User.objects.create_user("ann")
bob = User.objects.create_user("bob", password="pw")
row = ApiKey.objects.create(user=ann, digest=sha256(b"good").hexdigest())
client = Client(enforce_csrf_checks=True)


def post(url, **headers):
    response = client.post(url, headers=headers)
    detail = response.json() if response.status_code == 200 else response.headers.get("WWW-Authenticate")
    return response.status_code, detail


same("a good key, and no CSRF token", post("/private/", x_api_key="good"), (200, ["ann", row.pk]))
same("no key: the next class", post("/private/", authorization="Basic Ym9iOnB3"), (200, ["bob", None]))
same("no key and no other class: anonymous", post("/open/"), (200, ["AnonymousUser", None]))
same("a wrong key where all may come in", post("/open/", x_api_key="bad"), (401, "ApiKey"))
same("no key where they may not", post("/private/"), (401, "ApiKey"))
same("without authenticate_header()", post("/headless/"), (403, None))
same("as the second class", post("/second/"), (403, None))
same("what is stored", row.digest == "good" or len(row.digest), 64)
ann.is_active = False
ann.save()
same("inactive", post("/private/", x_api_key="good"), (401, "ApiKey"))
same("DRF does not look", post("/trusting/"), (200, ["ann", None]))
