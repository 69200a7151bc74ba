# needs: djangorestframework, django-filter
# shows: 1 2 3 4 5 6
use("rest_framework", "django_filters")

import django_filters.rest_framework
import rest_framework.filters
from django_filters.rest_framework import DjangoFilterBackend
from rest_framework import generics, pagination, serializers
from rest_framework.filters import OrderingFilter, SearchFilter
from rest_framework.test import APIRequestFactory


class Product(models.Model):
    user = models.ForeignKey(User, on_delete=models.CASCADE, null=True)
    name = models.CharField(max_length=50)
    sku = models.CharField(max_length=10)
    price = models.IntegerField()
    category = models.IntegerField()


create(Product)


class ProductSerializer(serializers.ModelSerializer):
    class Meta:
        model = Product
        fields = ["name", "sku", "category"]


class WithEmail(serializers.ModelSerializer):
    seller = serializers.CharField(source="user.email")

    class Meta:
        model = Product
        fields = ["sku", "seller"]


class ProductPages(pagination.PageNumberPagination):
    page_size, max_page_size = 50, 200
    page_size_query_param = "size"


class ProductList(generics.ListAPIView):
    queryset = Product.objects.order_by("id")
    serializer_class, pagination_class = ProductSerializer, ProductPages
    filter_backends = [DjangoFilterBackend, SearchFilter, OrderingFilter]
    filterset_fields = ["category"]
    search_fields = ["name", "=sku"]
    ordering_fields = ["price", "name"]


class Bare(generics.ListAPIView):
    queryset = Product.objects.order_by("id")
    serializer_class = ProductSerializer


class Uncapped(ProductPages):
    max_page_size = None


class Fixed(ProductPages):
    page_size_query_param = None


class PageSizeOfTheSettings(pagination.PageNumberPagination):
    page_size = 30  # PAGE_SIZE is the default of this attribute


Product.objects.bulk_create(
    Product(name=f"Lamp{i} B{i % 7}", sku=f"s{i}", price=-i, category=i % 10) for i in range(400)
)


def get(view=ProductList, url="/", **options):
    data = view.as_view(**options)(APIRequestFactory().get(url)).data
    return data if view is Bare and not hasattr(data, "get") else data["results"]


def first(url, **options):
    return get(url=url, **options)[0]["sku"]


same("by default all rows, the parameters ignored", len(get(Bare, "/?category=3&search=lamp39&page=2")), 400)
same("a pagination class without a page size", len(get(Bare, pagination_class=pagination.PageNumberPagination)), 400)
same("one of its own", len(get(Bare, pagination_class=ProductPages)), 50)
same("with one", len(get(Bare, pagination_class=PageSizeOfTheSettings)), 30)
same("pages", len(get()), 50)
same("filter", len(get(url="/?category=3")), 40)
same("the backend is of another package", DjangoFilterBackend.__module__.split(".")[0], "django_filters")
same("and DRF has none", hasattr(rest_framework.filters, "DjangoFilterBackend"), False)
same("search inside, in any case", len(get(url="/?search=AMP39")), 11)
same("each word", len(get(url="/?search=lamp39 b4")), 2)
same("= exactly", [len(get(url=f"/?search={sku}")) for sku in ("S39", "s3999")], [1, 0])
same("ordering", [first(f"/?ordering={field}") for field in ("price", "-price")], ["s399", "s0"])
same("by an unlisted field", first("/?ordering=-category"), "s0")
same("unset: readable fields", first("/?ordering=-category", ordering_fields=None), "s9")
same("but no others", first("/?ordering=price", ordering_fields=None), "s0")
Product.objects.update(user=User.objects.create_user("all"))
Product.objects.filter(sku="s8").update(user=User.objects.create_user("ann", "ann@x.org"))
unset = dict(ordering_fields=None, serializer_class=WithEmail)
same("a dotted source", [first(f"/?ordering=-{name}", **unset) for name in ("user__email", "seller")], ["s8", "s0"])
same("size is capped", len(get(url="/?size=1000000")), 200)
same("without the cap", len(get(url="/?size=1000000", pagination_class=Uncapped)), 400)
same("without the parameter", len(get(url="/?size=7", pagination_class=Fixed)), 50)

html = ProductList.as_view()
assert html(APIRequestFactory().get("/", headers={"accept": "text/html"})).render().status_code == 200
with override_settings(INSTALLED_APPS=[app for app in settings.INSTALLED_APPS if app != "django_filters"]):
    page = html(APIRequestFactory().get("/", headers={"accept": "text/html"}))
    raises(TemplateDoesNotExist, page.render)
    same("JSON", len(get(url="/?category=3")), 40)

Product.objects.update(price=1)  # all tie: the database may return them in any order
with CaptureQueriesContext(connection) as ctx:
    get(url="/?ordering=price")
order = ctx[-1]["sql"].split("ORDER BY")[1].split("LIMIT")[0].strip()
same("?ordering=price sorts by nothing else", order, '"blog_product"."price" ASC')
# So the database may return ties in one order for page 1 and in another for page 8.
one = get(url="/?page=1", queryset=Product.objects.order_by("price", "-id"), filter_backends=[])
eight = get(url="/?page=8", queryset=Product.objects.order_by("price", "id"), filter_backends=[])
same("then rows repeat", len({row["sku"] for row in one} & {row["sku"] for row in eight}), 50)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    get(queryset=Product.objects.all())
same("no order at all", [w.category.__name__ for w in caught], ["UnorderedObjectListWarning"])
