# needs: djangorestframework
use("rest_framework")

from rest_framework import generics, pagination, serializers
from rest_framework.test import APIRequestFactory


class OrderSerializer(serializers.ModelSerializer):
    class Meta:
        model = Order
        fields = ["id"]


class Pages(pagination.PageNumberPagination):
    page_size = 3


class Limit(pagination.LimitOffsetPagination):
    default_limit = 3


class Cursor(pagination.CursorPagination):
    page_size = 3
    ordering = "-id"


class Ties(Cursor):
    ordering = ("-status", "-id")
    offset_cutoff = 6


class Orders(generics.ListAPIView):
    queryset = Order.objects.order_by("-id")
    serializer_class = OrderSerializer


def get(pagination_class, url="/"):
    """The ids of a page and the link to the next one."""
    data = Orders.as_view(pagination_class=pagination_class)(APIRequestFactory().get(url)).data
    return [row["id"] for row in data["results"]], data["next"]


Order.objects.bulk_create(Order(number=str(i)) for i in range(20))
with queries("page number", 2):
    page, _ = get(Pages)
with queries("cursor", 1):
    cursor, following = get(Cursor)
Order.objects.create(number="new")
same("page 2 after an insert repeats", set(page) & set(get(Pages, "/?page=2")[0]), {18})
same("the cursor does not", set(cursor) & set(get(Cursor, following)[0]), set())
same("LimitOffset without max_limit", len(get(Limit, "/?limit=1000000")[0]), 21)

url, seen, pages = "/", set(), 0
while url and pages < 30:
    ids, url = get(Ties, url)
    seen |= set(ids)
    pages += 1
print(f"21 rows that tie on the first ordering field: {len(seen)} rows in {pages} pages")
assert url and len(seen) < 21
