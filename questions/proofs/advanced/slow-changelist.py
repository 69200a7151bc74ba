# shows: 1 2 3 4 5
from django.contrib import admin
from django.db.models import Count
from django.urls import clear_url_caches

use(
    "django.contrib.messages", "django.contrib.admin",
    MIDDLEWARE=[*settings.MIDDLEWARE, "django.contrib.messages.middleware.MessageMiddleware"],
)
from django.contrib.admin.models import LogEntry

settings.TEMPLATES[0]["OPTIONS"]["context_processors"].append("django.contrib.messages.context_processors.messages")
create(LogEntry)


class Customer(models.Model):
    name = models.TextField()
    tenant = models.IntegerField(default=1)

    def __str__(self):
        return self.name


class Sale(models.Model):
    number = models.TextField()
    status = models.TextField(default="new", choices={"new": "new", "paid": "paid"})
    customer = models.ForeignKey(Customer, models.CASCADE, related_name="+")
    courier = models.ForeignKey(Customer, models.CASCADE, related_name="+", null=True)
    tags = models.ManyToManyField(Tag)


class Line(models.Model):
    order = models.ForeignKey(Sale, models.CASCADE)


create(Customer, Sale, Line)
Order = Sale


class CustomerAdmin(admin.ModelAdmin):
    search_fields = ["name"]


admin.site.register(Customer, CustomerAdmin)


# The code of the card.
@admin.register(Order)
class OrderAdmin(admin.ModelAdmin):
    list_display = ["number", "customer", "courier", "lines"]
    list_filter = ["status"]
    list_select_related = ["customer", "courier"]
    autocomplete_fields = ["customer"]
    show_facets = admin.ShowFacets.ALLOW
    show_full_result_count = False

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(n=Count("line"))

    def lines(self, order):
        return order.n


class Plain(admin.ModelAdmin):
    list_display = ["number", "customer"]


class Nullable(admin.ModelAdmin):
    list_display = ["number", "courier"]


class Method(admin.ModelAdmin):
    list_display = ["number", "buyer"]

    def buyer(self, order):
        return order.customer.name


class Tags(admin.ModelAdmin):
    list_display = ["number", "labels"]

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("tags")

    def labels(self, order):
        return ", ".join(tag.name for tag in order.tags.all())


class FilteredTags(Tags):
    def labels(self, order):
        return ", ".join(tag.name for tag in order.tags.filter(name="x"))


tag = Tag.objects.create(name="x")
for i in range(40):
    ann = Customer.objects.create(name=f"customer {i}")
    sale = Order.objects.create(number=i, customer=ann, courier=ann)
    sale.tags.add(tag)
    Line.objects.create(order=sale)
client = Client()
client.force_login(User.objects.create_superuser("root"))
urlpatterns = []


def count(kind, query="", expected=None):
    admin.site.unregister(Order)
    admin.site.register(Order, kind)
    urlpatterns[:] = [path("admin/", admin.site.urls)]
    clear_url_caches()
    with queries(kind.__name__ + query, expected) as ctx:
        response = client.get("/admin/blog/sale/" + query)
    assert response.status_code == 200 and "39" in response.content.decode()
    return len(ctx), [q["sql"] for q in ctx], response.content.decode()


plain = count(Plain)[0]
assert plain < 10
assert count(Method)[0] >= plain + 40
nullable = count(Nullable)[0]
assert nullable >= plain + 40 if django.VERSION < (6, 1) else nullable == plain
assert count(Tags)[0] == plain + 1
assert count(FilteredTags)[0] >= plain + 40
tuned, sent, html = count(OrderAdmin)
assert tuned <= plain
counts = [sql for sql in sent if "COUNT(*)" in sql]
same("queries that count", len(counts), 1)


class FullCount(OrderAdmin):
    show_full_result_count = True


def counting(kind, query=""):
    return sum("COUNT(*)" in sql for sql in count(kind, query)[1])


same("with the full count", (counting(FullCount), counting(FullCount, "?status__exact=new")), (2, 2))
same("without it", (counting(OrderAdmin), counting(OrderAdmin, "?status__exact=new")), (1, 1))


class TwoFilters(OrderAdmin):
    list_filter = ["status", "customer__tenant"]


class OfRelation(OrderAdmin):
    list_filter = ["tags"]  # reads its choices again for the counts


same("facets before the click", "paid (0)" in html, False)
facets, _, html = count(OrderAdmin, "?_facets=True")
same("facets after it", "paid (0)" in html, True)
same("extra queries for one filter, for two", (facets - tuned, count(TwoFilters, "?_facets=True")[0] - count(TwoFilters)[0]), (1, 2))
same("for one of a relation", count(OfRelation, "?_facets=True")[0] - count(OfRelation)[0], 2)


# The form: an autocomplete instead of all customers.
def options(kind):
    count(kind)
    return client.get("/admin/blog/sale/add/").content.decode().count("<option")


with_autocomplete, without = options(OrderAdmin), options(Plain)
print("options in the form:", with_autocomplete, without)
assert without - with_autocomplete >= 40
CustomerAdmin.search_fields = ()
count(OrderAdmin)
same("without search_fields", [e.id for e in OrderAdmin(Order, admin.site).check()], ["admin.E040"])
CustomerAdmin.search_fields = ["name"]


# get_queryset() and foreign objects.
class Scoped(OrderAdmin):
    autocomplete_fields = ()

    def get_queryset(self, request):
        return super().get_queryset(request).filter(customer__name="customer 39")


count(Scoped)
other = Order.objects.exclude(customer__name="customer 39").first()
status = [client.get(f"/admin/blog/sale/{pk}/{view}/").status_code for pk in (other.pk, ann.pk) for view in ("change", "delete")]
same("change and delete: a foreign order, an own one", status, [302, 302, 200, 200])
same("choices of the foreign key are not limited", client.get("/admin/blog/sale/add/").content.decode().count(">customer 0<") > 0, True)
