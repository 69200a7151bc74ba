# needs: djangorestframework==3.18.*
# shows: 2 3 5
import datetime
from email.utils import parsedate_to_datetime

use(
    "rest_framework",
    REST_FRAMEWORK={"ALLOWED_VERSIONS": ["v1", "v2"], "DEFAULT_AUTHENTICATION_CLASSES": [], "UNAUTHENTICATED_USER": None},
)
from rest_framework import serializers, views
from rest_framework.response import Response
from rest_framework.versioning import URLPathVersioning


# The code of the card.
class SunsetMixin:
    def finalize_response(self, request, *args, **kwargs):
        response = super().finalize_response(request, *args, **kwargs)
        if getattr(request, "version", None) == "v1":
            response["Deprecation"] = "@1767225600"
            response["Sunset"] = "Thu, 01 Jul 2027 00:00:00 GMT"
        return response


def find(pk):
    """The code that both versions use."""
    return Author.objects.get(pk=pk)


class V1Serializer(serializers.ModelSerializer):
    class Meta:
        model = Author
        fields = ["name"]


class V2Serializer(serializers.ModelSerializer):
    first_name = serializers.CharField(source="name")

    class Meta:
        model = Author
        fields = ["name", "first_name"]


class AuthorView(SunsetMixin, views.APIView):
    versioning_class = URLPathVersioning

    def get(self, request, version, pk):
        if pk == 0:
            raise Http404
        kind = {"v1": V1Serializer, "v2": V2Serializer}[request.version]
        return Response(kind(find(pk)).data)


urlpatterns = [path("api/<version>/authors/<int:pk>/", AuthorView.as_view())]
ann = Author.objects.create(name="ann")


def get(url):
    response = Client().get(url)
    return response.status_code, response.json(), response.headers.get("Deprecation"), response.headers.get("Sunset")


v1, v2 = get(f"/api/v1/authors/{ann.pk}/"), get(f"/api/v2/authors/{ann.pk}/")
same("v1", v1, (200, {"name": "ann"}, "@1767225600", "Thu, 01 Jul 2027 00:00:00 GMT"))
same("v2", v2, (200, {"name": "ann", "first_name": "ann"}, None, None))
same("an error of v1", get("/api/v1/authors/0/")[2:], v1[2:])
same("a version that does not exist", get(f"/api/v9/authors/{ann.pk}/")[::2], (404, None))
deprecated, sunset = datetime.datetime.fromtimestamp(int(v1[2][1:]), datetime.UTC), parsedate_to_datetime(v1[3])
same("deprecated, sunset", (f"{deprecated:%a %d %b %Y}", f"{sunset:%a %d %b %Y}"), ("Thu 01 Jan 2026", "Thu 01 Jul 2027"))


# A contract test of v1 passes with the additional field of v2, and one of the
# removed field does not.
def client_v1(answer):
    return f"Hello {answer['name']}"


same("an old client reads v1 and v2", (client_v1(v1[1]), client_v1(v2[1])), ("Hello ann", "Hello ann"))
raises(KeyError, client_v1, {"first_name": "ann"})


class Brownout(AuthorView):
    def get(self, request, version, pk):
        return Response({"detail": "please update"}, status=410)


urlpatterns.insert(0, path("api/<version>/brown/<int:pk>/", Brownout.as_view()))
same("a brown-out", get("/api/v1/brown/1/")[:3], (410, {"detail": "please update"}, "@1767225600"))
