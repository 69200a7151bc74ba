# needs: djangorestframework, drf-spectacular
# shows: 2 3 4
import io

from django.core.management import call_command
from django.core.management.base import CommandError

assert "spectacular" in str(raises(CommandError, call_command, "spectacular"))
use("rest_framework", "drf_spectacular", REST_FRAMEWORK={"DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema"})

from drf_spectacular.drainage import GENERATOR_STATS
from drf_spectacular.utils import extend_schema
from rest_framework import pagination, serializers, viewsets
from rest_framework.filters import SearchFilter
from rest_framework.response import Response
from rest_framework.routers import DefaultRouter
from rest_framework.views import APIView


seen = []  # the user and the URL arguments of get_queryset()


class AuthorSerializer(serializers.ModelSerializer):
    score = serializers.SerializerMethodField()

    class Meta:
        model = Author
        fields = ["id", "name", "score"]

    def get_score(self, author):
        return 1


class Hinted(AuthorSerializer):
    def get_score(self, author) -> int:
        return 1


class Pages(pagination.PageNumberPagination):
    page_size = 10


class Authors(viewsets.ReadOnlyModelViewSet):
    queryset = Author.objects.order_by("id")
    serializer_class = AuthorSerializer
    pagination_class = Pages
    filter_backends = [SearchFilter]
    search_fields = ["name"]


class Mine(Authors):
    serializer_class = Hinted
    queryset = None

    def get_queryset(self):
        seen.append((str(self.request.user), self.kwargs))
        return Author.objects.filter(pk=self.request.user.author_id)


class Guarded(Mine):
    def get_queryset(self):
        if getattr(self, "swagger_fake_view", False):
            return Author.objects.none()
        return super().get_queryset()


class Report(APIView):
    def get(self, request):
        return Response({"total": 1})


class Declared(APIView):
    @extend_schema(responses={200: Hinted})
    def get(self, request):
        return Response(Hinted(Author()).data)


def schema(view):
    """The schema of one view as text, or the failure of --fail-on-warn."""
    global urlpatterns
    if issubclass(view, APIView) and not hasattr(view, "list"):
        urlpatterns = [path("it/", view.as_view())]
    else:
        router = DefaultRouter()
        router.register("it", view, basename="it")
        urlpatterns = router.urls
    from django.urls import clear_url_caches

    clear_url_caches()
    GENERATOR_STATS.reset()
    out, err, sys.stderr = io.StringIO(), sys.stderr, io.StringIO()
    try:
        call_command("spectacular", "--validate", "--fail-on-warn", stdout=out)
        return out.getvalue()
    except CommandError:
        return sys.stderr.getvalue()
    finally:
        sys.stderr = err


text = schema(Authors)
print(text)
assert 'unable to resolve type hint for function "get_score"' in text
text = schema(Report)
assert "unable to guess serializer" in text
print("an APIView: unable to guess serializer")
text = schema(Mine)
same("user and URL arguments", seen[0], ("AnonymousUser", {}))
assert "obtaining queryset from the viewset failed" in text
print("get_queryset() without a real user: a warning")
text = schema(Guarded)
assert "score:\n          type: integer" in text and "name: search" in text and "name: page" in text
assert "cookieAuth" in text and "basicAuth" in text
print("type hint, filter, pages and authentication are in the schema")
assert "$ref: '#/components/schemas/Hinted'" in schema(Declared)
print("extend_schema: the APIView has a schema")
