# needs: djangorestframework
# shows: 1 2 3 4 5
use("rest_framework")

from rest_framework import generics, permissions, serializers
from rest_framework.settings import api_settings


class PostSerializer(serializers.ModelSerializer):
    class Meta:
        model = Post
        fields = ["title", "author"]


class Posts(generics.ListCreateAPIView):
    queryset = Post.objects.order_by("id")
    serializer_class = PostSerializer


class Private(Posts):
    permission_classes = [permissions.IsAuthenticated]


class ReadOnly(Posts):
    permission_classes = [permissions.IsAuthenticatedOrReadOnly]


urlpatterns = [path("posts/", Posts.as_view()), path("private/", Private.as_view()), path("read/", ReadOnly.as_view())]
login = path("api-auth/", include("rest_framework.urls"))
ann = Author.objects.create(name="ann")
Post.objects.create(title="a", author=ann)
client = Client()
HTML = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"  # of a browser


def kind(url, accept):
    response = client.get(url, headers={"accept": accept})
    return response.status_code, response.headers["Content-Type"].split(";")[0]


same("renderers", [r.__name__ for r in Posts.renderer_classes], ["JSONRenderer", "BrowsableAPIRenderer"])
same("a browser", kind("/posts/", HTML), (200, "text/html"))
same("curl", kind("/posts/", "*/*"), (200, "application/json"))
same("?format=json in a browser", kind("/posts/?format=json", HTML), (200, "application/json"))
same("permissions", [kind("/private/", accept)[0] for accept in (HTML, "*/*")], [403, 403])


def page(url):
    return client.get(url, headers={"accept": HTML}).content.decode()


same("forms for those who may write", [' method="POST"' in page(url) for url in ("/posts/", "/read/")], [True, False])
with queries("JSON", 1):
    client.get("/posts/")
with CaptureQueriesContext(connection) as ctx:
    page("/posts/")
extra = [q["sql"] for q in ctx if 'FROM "blog_author"' in q["sql"]]
same("the form's own query for the authors to choose from", len(extra) > 0, True)
assert "api-auth" not in page("/posts/")
urlpatterns.append(login)
from django.urls import clear_url_caches

clear_url_caches()
assert 'href="/api-auth/login/?next=/posts/"' in page("/posts/").replace("'", '"')
print("rest_framework.urls adds the login link")

use(REST_FRAMEWORK={"DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"]})


class Plain(Posts):
    renderer_classes = api_settings.DEFAULT_RENDERER_CLASSES  # as a view made under this setting


urlpatterns.append(path("plain/", Plain.as_view()))
clear_url_caches()
same("switched off", kind("/plain/", HTML), (200, "application/json"))
