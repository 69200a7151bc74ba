# needs: djangorestframework, django-filter
use("rest_framework", "django_filters")

from django_filters.rest_framework import DjangoFilterBackend
from rest_framework import generics, serializers
from rest_framework.filters import OrderingFilter, SearchFilter
from rest_framework.pagination import PageNumberPagination
from rest_framework.test import APIRequestFactory


class PostSerializer(serializers.ModelSerializer):
    class Meta:
        model = Post
        fields = ["title", "views"]


class Pages(PageNumberPagination):
    page_size = 50
    page_size_query_param = "size"
    max_page_size = 200


class Bare(generics.ListAPIView):
    queryset = Post.objects.order_by("id")
    serializer_class = PostSerializer


class Posts(Bare):
    pagination_class = Pages
    filter_backends = [DjangoFilterBackend, SearchFilter, OrderingFilter]
    filterset_fields = ["views"]
    search_fields = ["title"]
    ordering_fields = ["views"]


ann = Author.objects.create(name="ann")
Post.objects.bulk_create(Post(title=f"a{i} b{i % 7}", views=i, author=ann) for i in range(400))


def get(view, url="/", **options):
    return view.as_view(**options)(APIRequestFactory().get(url)).data


same("without pagination", len(get(Bare)), 400)
same("a pagination class without page_size", len(get(Bare, pagination_class=PageNumberPagination)), 400)
same("page, size capped", [len(get(Posts, url)["results"]) for url in ("/", "/?size=1000000")], [50, 200])
same("filter", get(Posts, "/?views=3")["count"], 1)
same("search: each word must fit", [get(Posts, f"/?search={q}")["count"] for q in ("a39", "a39 b4")], [11, 2])
first = [get(Posts, f"/?ordering={field}")["results"][0]["views"] for field in ("-views", "-title")]
same("ordering, by an unlisted field ignored", first, [399, 0])
