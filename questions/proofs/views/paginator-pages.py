# shows: 1 2 3 4 5
from django.core.paginator import EmptyPage, PageNotAnInteger, Paginator, UnorderedObjectListWarning
from django.shortcuts import render as render_
from django.views.generic import ListView


class Product(models.Model):
    created = models.DateField(default="2026-01-01")
    name = models.CharField(max_length=9)


create(Product)
Product.objects.bulk_create(Product(name=str(i)) for i in range(95))
TEMPLATES["products.html"] = "{{ page.number }}:{% for p in page %} {{ p.name }}{% endfor %}{% if page.has_next %} next{% endif %}"


def product_list(request):
    products = Product.objects.order_by("-created", "pk")
    paginator = Paginator(products, 50)
    page = paginator.get_page(request.GET.get("page"))
    return render_(request, "products.html", {"page": page})


def buggy(request):
    page = Paginator(Product.objects.order_by("-created"), 50).page(request.GET.get("page", 1))
    return render_(request, "products.html", {"page": page})


urlpatterns[:] = [path("", product_list), path("buggy/", buggy)]
with override_settings(MIDDLEWARE=[]):
    client = Client(raise_request_exception=False)
    same("page() and abc, get_page() and abc", (client.get("/buggy/?page=abc").status_code, client.get("/?page=abc").content[:2]), (500, b"1:"))
    with queries("the view, with its template", 2):
        one = client.get("/").content.decode()
        count, slice_ = (q["sql"] for q in connection.queries)
two = client.get("/?page=2").content.decode()
assert "COUNT(*)" in count and "LIMIT 50" in slice_ and '"pk" ASC' not in slice_ and '"id" ASC' in slice_
same("each row once", sorted(map(int, one.split()[1:-1] + two.split()[1:])) == list(range(95)), True)
assert one.endswith("next") and not two.endswith("next")

paginator = Paginator(Product.objects.order_by("created", "pk"), 20)
same("get_page", [paginator.get_page(n).number for n in ("abc", "99", "0", "-1", None)], [1, 5, 5, 5, 1])
with queries("count is cached", 0):
    paginator.num_pages, paginator.count
raises(PageNotAnInteger, paginator.page, "abc")
raises(EmptyPage, paginator.page, 99)
raises(EmptyPage, paginator.page, 0)
with queries("two pages of one paginator", 2):
    list(paginator.page(1)), list(paginator.page(2))


def warned(queryset):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        Paginator(queryset, 20)
    return any(w.category is UnorderedObjectListWarning for w in caught)


same("warning: no ordering, ties, unique", [warned(q) for q in (Product.objects.all(), Product.objects.order_by("created"), Product.objects.order_by("created", "pk"))], [True, False, False])
TEMPLATES["t.html"] = "{{ page_obj.number }}"
view = ListView.as_view(queryset=Product.objects.order_by("pk"), paginate_by=20, template_name="t.html")
same("ListView", view(rf.get("/?page=2")).render().content, b"2")
for bad in ("abc", "99", "0"):
    raises(Http404, view, rf.get(f"/?page={bad}"))


class Shuffled(list):
    """Rows as a database may give them: equal ones in another order for each query."""

    turn = 0

    def __getitem__(self, part):
        Shuffled.turn += 1
        return sorted(self, key=lambda row: (row.created, row.pk * (-1) ** Shuffled.turn))[part]


tied = Paginator(Shuffled(Product.objects.all()[:40]), 20)
seen = [row.pk for n in (1, 2) for row in tied.page(n)]
same("ties in another order: rows seen twice, rows not seen", (len(seen) - len(set(seen)), 40 - len(set(seen))), (20, 20))
