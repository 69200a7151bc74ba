# needs: djangorestframework
# shows: 1 2 3 4 5
use("rest_framework", ALLOWED_HOSTS=["*"], REST_FRAMEWORK={"DEFAULT_VERSION": "v1", "ALLOWED_VERSIONS": ["v1", "v2"]})

from rest_framework import renderers, serializers, versioning, viewsets
from rest_framework.response import Response
from rest_framework.versioning import URLPathVersioning
from rest_framework.views import APIView


class UserSerializer(serializers.ModelSerializer):
    class Meta:
        model = User
        fields = ["id", "username"]


class UserV1Serializer(serializers.ModelSerializer):
    login = serializers.CharField(source="username")

    class Meta:
        model = User
        fields = ["id", "login"]


class UserViewSet(viewsets.ReadOnlyModelViewSet):
    queryset = User.objects.all()
    versioning_class = URLPathVersioning

    def get_serializer_class(self):
        if self.request.version == "v1":
            return UserV1Serializer
        return UserSerializer


class Version(APIView):
    renderer_classes = [renderers.JSONRenderer]

    def get(self, request, **kwargs):
        return Response({"version": request.version})


class AnyVersion(versioning.AcceptHeaderVersioning):
    allowed_versions = None  # as it is without ALLOWED_VERSIONS


def view(scheme, **options):
    return Version.as_view(versioning_class=scheme, **options)


users = UserViewSet.as_view({"get": "list"})
two = [renderers.JSONRenderer, renderers.BrowsableAPIRenderer]
plain = [path("", view(versioning.NamespaceVersioning))]
urlpatterns = [
    path("users/", users),
    path("<version>/users/", users),
    path("off/", Version.as_view()),
    path("v2/ns/", include((plain, "plain"), namespace="v2")),
    path("v9/ns/", include((plain, "plain"), namespace="v9")),
    path("header/", view(versioning.AcceptHeaderVersioning)),
    path("any/", view(AnyVersion)),
    path("two/", view(versioning.AcceptHeaderVersioning, renderer_classes=two)),
    path("host/", view(versioning.HostNameVersioning)),
    path("query/", view(versioning.QueryParameterVersioning)),
]
User.objects.create_user("ann")
client = Client()


def get(url, **headers):
    response = client.get(url, headers=headers)
    if response.status_code != 200:
        return response.status_code
    data = response.json()
    return data["version"] if "version" in data else data


same("off by default", (get("/off/"), versioning.api_settings.defaults["DEFAULT_VERSIONING_CLASS"]), (None, None))
old, new = [{"id": 1, "login": "ann"}], [{"id": 1, "username": "ann"}]
same("no version, v1, v2", [get(u) for u in ("/users/", "/v1/users/", "/v2/users/")], [old, old, new])
same("namespace", get("/v2/ns/"), "v2")
same("a parameter of Accept", get("/header/", accept="application/json; version=v2"), "v2")
same("a vendor type", get("/header/", accept="application/vnd.shop.v2+json"), 406)
same("host", get("/host/", host="v2.example.com"), "v2")
same("query", get("/query/?version=v2"), "v2")
refused = [get("/v9/users/"), get("/v9/ns/"), get("/host/", host="v9.example.com"), get("/query/?version=v9")]
same("v9 is not allowed", refused, [404] * 4)
v9 = {"accept": "application/json; version=v9"}
same("in Accept", get("/header/", **v9), 406)
same("without ALLOWED_VERSIONS", get("/any/", **v9), "v9")
vary = [client.get(url, headers={"accept": "application/json"}).headers["Vary"] for url in ("/header/", "/two/")]
same("Vary with one renderer, with two", ["Accept" in value.replace(" ", "").split(",") for value in vary], [False, True])
