# needs: djangorestframework, django-filter
use("rest_framework", "django_filters")

from django_filters.rest_framework import DjangoFilterBackend
from rest_framework import serializers, viewsets
from rest_framework.filters import OrderingFilter, SearchFilter
from rest_framework.test import APIRequestFactory

Author.objects.create(name="Ann", email="ann@example.com")
Author.objects.create(name="Bob", email="bob@example.com")


class NameOnly(serializers.ModelSerializer):
    class Meta:
        model = Author
        fields = ["name"]


class Authors(viewsets.ReadOnlyModelViewSet):
    queryset = Author.objects.order_by("id")
    serializer_class = NameOnly
    filter_backends = [DjangoFilterBackend, SearchFilter, OrderingFilter]
    search_fields = ["email", "$name"]
    ordering_fields = "__all__"
    filterset_fields = {"email": ["lt"]}


def names(query):
    return [row["name"] for row in Authors.as_view({"get": "list"})(APIRequestFactory().get(f"/?{query}")).data]


known = "ann"
while guess := next((known + c for c in "abcdefghijklmnopqrstuvwxyz@." if names(f"search={known + c}")), None):
    known = guess
same("an e-mail that no response contains, read by searching", known, "ann@example.com")
same("ordered by it", names("ordering=-email"), ["Bob", "Ann"])
same("filtered by it", names("email__lt=b"), ["Ann"])
same("$ lets the client send a regular expression", names("search=^.nn$"), ["Ann"])
Authors.ordering_fields = None
same("unset: fields of the serializer only", (names("ordering=-email"), names("ordering=-name")), (["Ann", "Bob"], ["Bob", "Ann"]))
same("default lookup", SearchFilter.default_lookup, "icontains")
same("prefixes", SearchFilter.lookup_prefixes, {"^": "istartswith", "=": "iexact", "@": "search", "$": "iregex"})
