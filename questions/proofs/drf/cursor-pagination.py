# needs: djangorestframework
# shows: 1 2 3 4 5 6
use("rest_framework")

from base64 import b64decode
from urllib.parse import parse_qs, urlsplit

from django.core.exceptions import FieldError
from rest_framework import generics, pagination, serializers
from rest_framework.filters import OrderingFilter
from rest_framework.pagination import CursorPagination
from rest_framework.test import APIRequestFactory


class PostSerializer(serializers.ModelSerializer):
    class Meta:
        model = Post
        fields = ["id", "views"]


class Pages(pagination.PageNumberPagination):
    page_size = 50


class Limit(pagination.LimitOffsetPagination):
    default_limit = 50


class FeedPages(CursorPagination):
    page_size = 50
    ordering = "-id"  # unique, indexed, never changes


class Ties(FeedPages):
    ordering = ("-views", "-id")


class Modified(FeedPages):
    page_size = 3
    ordering = "-views"


class Default(CursorPagination):
    page_size = 50


class Feed(generics.ListAPIView):
    queryset = Post.objects.order_by("-id")
    serializer_class = PostSerializer


def get(pagination_class, url="/", **options):
    view = Feed.as_view(pagination_class=pagination_class, **options)
    return view(APIRequestFactory().get(url)).data


def ids(data):
    return [row["id"] for row in data["results"]]


ann = Author.objects.create(name="ann")
Post.objects.bulk_create(Post(title=str(i), author=ann) for i in range(3000))
for kind, url, position in ((Pages, "/?page=20", "OFFSET 950"), (Limit, "/?offset=950", "OFFSET 950")):
    with queries(kind.__name__, 2) as ctx:
        get(kind, url)
    assert "COUNT(*)" in ctx[0]["sql"] and ctx[1]["sql"].endswith(position), ctx.captured_queries
page, cursor = get(Pages), get(FeedPages)
same("what they offer", [sorted(data) for data in (page, cursor)], [["count", "next", "previous", "results"], ["next", "previous", "results"]])
with queries("cursor", 1) as ctx:
    get(FeedPages, cursor["next"])
sql = ctx[0]["sql"]
print(sql[sql.index("WHERE"):])
assert '"id" < 2951 ORDER BY "blog_post"."id" DESC LIMIT 51' in sql
with connection.cursor() as raw:
    plan = raw.execute("EXPLAIN QUERY PLAN " + sql.replace("%", "%%")).fetchall()[0][3]
same("its plan seeks", plan, "SEARCH blog_post USING INTEGER PRIMARY KEY (rowid<?)")
value = parse_qs(urlsplit(cursor["next"]).query)["cursor"][0]
same("the cursor says", b64decode(value), b"p=2951")
Post.objects.create(title="new", author=ann)
same("after an insert page 2 repeats", set(ids(page)) & set(ids(get(Pages, "/?page=2"))), {2951})
same("the cursor does not", set(ids(cursor)) & set(ids(get(FeedPages, cursor["next"]))), set())
same("LimitOffset without max_limit", len(ids(get(Limit, "/?limit=1000000"))), 3001)


def walk(kind, most=200):
    url, seen, urls = "/", set(), []
    while url and url not in urls and len(urls) < most:
        urls.append(url)
        data = get(kind, url)
        seen |= set(ids(data))
        url = data["next"]
    return len(seen), url in urls


same("3001 rows by the key", walk(FeedPages), (3001, False))
seen, circle = walk(Ties)
same("3001 rows that tie on views: seen, in a circle", (seen, circle), (1050, True))
Post.objects.filter(pk__gt=9).delete()
for post in Post.objects.all():
    Post.objects.filter(pk=post.pk).update(views=post.pk)


class TwoFields(Modified):
    ordering = ("-views", "-id")


with CaptureQueriesContext(connection) as ctx:
    get(TwoFields, get(TwoFields)["next"])
where = ctx[1]["sql"].split("WHERE")[1].split("ORDER")[0].strip()
same("of two ordering fields one is compared", where, '"blog_post"."views" < 7')


class Ascending(Modified):
    ordering = "views"


def edited(kind, *pks):
    """Count how often a walk sees rows that become the newest after its first page."""
    data = get(kind)
    for pk, views in zip(pks, (98, 99)):
        Post.objects.filter(pk=pk).update(views=views)
    seen, url = ids(data), data["next"]
    while url:
        data = get(kind, url)
        seen, url = seen + ids(data), data["next"]
    for pk in pks:
        Post.objects.filter(pk=pk).update(views=pk)
    return [seen.count(pk) for pk in pks]


same("-modified: 8 was seen, 2 was not", edited(Modified, 8, 2), [1, 0])
same("modified: 2 was seen, 8 was not", edited(Ascending, 2, 8), [2, 1])
raises(FieldError, get, Default)
Feed.filter_backends, Feed.ordering_fields = [OrderingFilter], ["views"]
data = get(Modified, "/?ordering=views")
with CaptureQueriesContext(connection) as ctx:
    get(Modified, data["next"])
assert '"blog_post"."views" > ' in ctx[0]["sql"]
print("OrderingFilter made views the cursor")
