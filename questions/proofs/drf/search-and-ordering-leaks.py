# needs: djangorestframework, django-filter
# shows: 1 2 3 4 5 6
use("rest_framework", "django_filters")

from datetime import UTC, datetime, timedelta

from django.db import OperationalError
from django_filters.rest_framework import DjangoFilterBackend, FilterSet
from rest_framework import serializers, viewsets
from rest_framework.filters import OrderingFilter, SearchFilter
from rest_framework.test import APIRequestFactory, force_authenticate


class Writer(models.Model):
    name = models.CharField(max_length=20)
    bio = models.TextField(blank=True)
    country = models.CharField(max_length=2, default="de")
    salary = models.IntegerField()
    user = models.ForeignKey(User, on_delete=models.CASCADE)
    tags = models.ManyToManyField(Tag)


create(Writer)
seen = datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)
for name, salary in (("ann", 70), ("bob", 90)):
    user = User.objects.create_user(name, email=f"{name}@x.org", last_login=seen)
    writer = Writer.objects.create(name=name, salary=salary, user=user, bio="likes long walks")
    writer.tags.set(Tag.objects.create(name=f"tag {i}") for i in range(2))
ann, bob = User.objects.order_by("id")
User.objects.filter(pk=bob.pk).update(last_login=seen + timedelta(days=1))


class NameOnly(serializers.ModelSerializer):
    class Meta:
        model = Writer
        fields = ["name"]


class Authors(viewsets.ReadOnlyModelViewSet):
    queryset = Writer.objects.order_by("id")
    serializer_class = NameOnly
    search_fields = ["name", "user__email", "$bio"]
    ordering_fields = "__all__"
    filterset_fields = {"user__last_login": ["lt", "gt"]}
    filter_backends = [DjangoFilterBackend, SearchFilter, OrderingFilter]


class Cured(Authors):
    search_fields = ["^name"]
    ordering_fields = ["name"]
    filterset_fields = ["country"]


def answer(params, view=Authors, user=None, actions={"get": "list"}, **kwargs):
    request = APIRequestFactory().get("/", params)
    force_authenticate(request, user)
    return view.as_view(actions)(request, **kwargs)


def names(view=Authors, user=None, **params):
    return [row["name"] for row in answer(params, view, user).data]


same("an address: yes or no", (names(search="ann@x.org"), names(search="eve@x.org")), (["ann"], []))
known = "ann@"
while guess := next((known + c for c in "abcdefghijklmnopqrstuvwxyz." if names(search=known + c)), None):
    known = guess
same("letter by letter", known, "ann@x.org")
same("ordered by a hidden salary", names(ordering="-salary"), ["bob", "ann"])
low, high = datetime(2026, 1, 1, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC)
requests = 0
while high - low > timedelta(seconds=1):
    middle = low + timedelta(seconds=(high - low) // timedelta(seconds=2))
    requests += 1
    low, high = (low, middle) if "ann" in names(user__last_login__lt=middle.isoformat()) else (middle, high)
same(f"bisected in {requests} requests", low, seen)
same("a regular expression in the bio", names(search="^li.*walks$"), ["ann", "bob"])
raises(OperationalError, names, search="(")  # which is a 500
same("by the salary, unset", names(type("Unset", (Authors,), {"ordering_fields": None}), ordering="-salary"), ["ann", "bob"])
same("by the name, unset", names(type("Unset", (Authors,), {"ordering_fields": None}), ordering="-name"), ["bob", "ann"])

dotted = type("Dotted", (NameOnly,), {"mail": serializers.CharField(source="user.email"), "Meta": type("Meta", (), {"model": Writer, "fields": ["name", "mail"]})})
unset = type("Unset", (Authors,), {"ordering_fields": None, "serializer_class": dotted})
same("by a dotted source, unset", names(unset, ordering="-user__email"), ["bob", "ann"])
annotated = type("Annotated", (Authors,), {"queryset": Authors.queryset.annotate(rank=-models.F("salary"))})
same("by an annotation", names(annotated, ordering="rank"), ["bob", "ann"])
same("all of it cured", [names(Cured, search=text) for text in ("ann@x.org", "^li.*walks$", "nn", "an")], [[], [], [], ["ann"]])
same("ordering cured", names(Cured, ordering="-salary"), ["ann", "bob"])
same("filter cured", names(Cured, user__last_login__lt=seen.isoformat()), ["ann", "bob"])
whole = type("Whole", (Authors,), {"filterset_fields": "__all__"})
same('"__all__" in django-filter', names(whole, salary=90), ["bob"])

prefixes = {"^": "istartswith", "=": "iexact", "$": "iregex", "@": "search"}
same("prefixes", SearchFilter.lookup_prefixes, prefixes)
same("default", SearchFilter.default_lookup, "icontains")
bios = type("Bios", (Authors,), {"search_fields": ["name", "bio"]})
found = [len(names(bios, search=text)) for text in ("ann walks", "walks long", '"walks long"', '"long walks"')]
same("each word, some field; quotes keep a phrase", found, [1, 2, 0, 2])
tagged = type("Tagged", (Authors,), {"search_fields": ["tags__name"]})
with CaptureQueriesContext(connection) as ctx:
    same("no duplicates", names(tagged, search="tag"), ["ann", "bob"])
assert "EXISTS" in ctx[0]["sql"]
pk = Writer.objects.get(name="ann").pk
status = [answer(p, actions={"get": "retrieve"}, pk=pk).status_code for p in ({}, {"search": "bob"})]
same("a detail page, with a leftover ?search=", status, [200, 404])


class StaffSearch(SearchFilter):
    def get_search_fields(self, view, request):
        return ["name", "user__email"] if request.user.is_staff else ["name"]


class BySalary(FilterSet):
    class Meta:
        model = Writer
        fields = ["salary"]


class ForStaff(Cured):
    filter_backends = [DjangoFilterBackend, StaffSearch]

    @property
    def filterset_class(self):
        return BySalary if self.request.user.is_staff else None


bob.is_staff = True
for label, user, expected in (("staff", bob, (["ann"], ["bob"])), ("others", None, ([], ["ann", "bob"]))):
    same(label, (names(ForStaff, user, search="ann@x"), names(ForStaff, user, salary=90)), expected)
