# needs: djangorestframework
# shows: 1 2 3 4
use("rest_framework", MIDDLEWARE=[*settings.MIDDLEWARE, "django.contrib.auth.middleware.LoginRequiredMiddleware"])

from rest_framework import generics, serializers
from rest_framework.settings import api_settings


class TagSerializer(serializers.ModelSerializer):
    class Meta:
        model = Tag
        fields = ["id", "name"]


class Tags(generics.ListCreateAPIView):
    queryset = Tag.objects.order_by("id")
    serializer_class = TagSerializer


def plain(request):
    return JsonResponse({"tags": list(Tag.objects.order_by("id").values("id", "name"))})


urlpatterns = [path("tags/", Tags.as_view()), path("plain/", plain)]
client = Client()
same("input is validated", client.post("/tags/", {"name": "x" * 51}).status_code, 400)
same("anybody may write, LoginRequiredMiddleware or not", client.post("/tags/", {"name": "a"}).status_code, 201)
same("the middleware sends others to the login page", client.get("/plain/").status_code, 302)
Tag.objects.bulk_create(Tag(name=f"t{i}") for i in range(300))
same("no pages", len(client.get("/tags/").json()), 301)
same("no throttle", {client.get("/tags/").status_code for _ in range(30)}, {200})
same("defaults", [kind.__name__ for kind in api_settings.DEFAULT_PERMISSION_CLASSES], ["AllowAny"])
client.force_login(User.objects.create_user("ann"))
same("a list that is only read, in two lines", client.get("/plain/").json()["tags"] == client.get("/tags/").json(), True)
use(REST_FRAMEWORK={"DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"]})


class Guarded(Tags):
    permission_classes = api_settings.DEFAULT_PERMISSION_CLASSES


same("with DEFAULT_PERMISSION_CLASSES", Guarded.as_view()(rf.get("/")).status_code, 403)
