# shows: 1 2 3 4 5
from django.core.cache import cache


class Address(models.Model):
    city = models.CharField(max_length=9)


class Sale(models.Model):
    user = models.ForeignKey(User, models.CASCADE, related_name="orders")
    address = models.ForeignKey(Address, models.CASCADE)


create(Address, Sale)
user = User.objects.create_user("ann")
for i in range(10):
    Sale.objects.create(user=user, address=Address.objects.create(city=str(i)))
user = User.objects.get()
TEMPLATES["bad.html"] = "{{ user.orders.count }}{% if user.orders.all %}{% for order in user.orders.all %}{{ order.address.city }}{% endfor %}{% endif %}"
TEMPLATES["with.html"] = """{% with orders=user.orders.all %}
  <h2>{{ orders|length }} orders</h2>
  {% for order in orders %}
    {{ order.pk }}
  {% empty %}none{% endfor %}
{% endwith %}"""
TEMPLATES["good.html"] = "{{ orders|length }}{% for order in orders %}{{ order.address.city }}{% empty %}none{% endfor %}"


def page(source, **context):
    return engines["django"].from_string(source).render(context)


with queries("count, if, for, an address per row", 3 + 10):
    render_to_string("bad.html", {"user": user})
for part, n in (("{% if user.orders.all %}{% endif %}", 1), ("{{ user.orders.count }}", 1), ("{% for o in user.orders.all %}{% endfor %}", 1), ("{% for o in user.orders.all %}{{ o.address.city }}{% endfor %}", 11)):
    with queries(part, n):
        page(part, user=user)
with queries("with, length, for, empty", 1):
    assert "10 orders" in render_to_string("with.html", {"user": user})
known = User.objects.prefetch_related("orders").get(pk=user.pk)
with queries("prefetched", 0):
    page("{% if user.orders.all %}{% for o in user.orders.all %}x{% endfor %}{% endif %}{{ user.orders.count }}", user=known)
same("empty", "none" in render_to_string("with.html", {"user": User.objects.create_user("bob")}), True)


def view(request):
    orders = user.orders.select_related("address").order_by("-pk")[:50]
    return HttpResponse(render_to_string("good.html", {"orders": orders}))


def bad(request):
    return HttpResponse(render_to_string("bad.html", {"user": user}))


use(MIDDLEWARE=[])
urlpatterns[:] = [path("", view), path("bad/", bad)]
rows = user.orders.order_by("pk").all
for name in ("count", "first", "0"):
    with queries(f"{name} before the loop", 2):
        page("{{ os.%s }}{%% for o in os %%}{%% endfor %%}" % name, os=rows())
with queries("count after the loop", 1):
    page("{% for o in os %}{% endfor %}{{ os.count }}", os=rows())
with queries("0 after the loop", 1):
    page("{% for o in os %}{% endfor %}{{ os.0 }}", os=rows())
with queries("count alone, where no row is shown", 1) as ctx:
    page("{{ os.count }}", os=rows())
assert "COUNT(*)" in ctx.captured_queries[0]["sql"]
with queries("length alone loads the rows", 1) as ctx:
    page("{{ os|length }}", os=rows())
assert "COUNT(*)" not in ctx.captured_queries[0]["sql"]
with queries("the context alone", 0):
    context = {"orders": user.orders.select_related("address").order_by("-pk")[:50]}
with queries("rendered", 1):
    render_to_string("good.html", context)
fragment = "{% load cache %}{% cache 60 orders %}{% for o in os %}{{ o.pk }}{% endfor %}{% endcache %}"
for label, n in (("miss", 1), ("hit", 0)):
    with queries(f"cached fragment, lazy queryset, {label}", n):
        page(fragment, os=rows())
with queries("hit, with a list", 1):
    page(fragment, os=list(rows()))

from django.core.exceptions import SynchronousOnlyOperation


from django.template.response import TemplateResponse


async def aview(source="{% for o in os %}{% endfor %}"):
    return page(source, os=rows())


raises(SynchronousOnlyOperation, async_to_sync(aview))
for operator in ("not os", "os.count > 0", "os|length > 0"):
    source = "{% if " + operator + " %}true{% else %}false{% endif %}"
    same(operator, async_to_sync(aview)(source), "false")


async def deferred(request):
    return TemplateResponse(request, "good.html", {"orders": rows()})


urlpatterns.append(path("deferred/", deferred))
with queries("TemplateResponse of an async view, rendered in a thread", 11):
    same("status", async_to_sync(AsyncClient().get)("/deferred/").status_code, 200)
if django.VERSION >= (6, 1):
    from django.core.exceptions import FieldFetchBlocked

    lazy = Sale.objects.fetch_mode(models.FETCH_RAISE)
    raises(FieldFetchBlocked, page, "{% for o in os %}{{ o.address.city }}{% endfor %}", os=lazy)
    first = Sale.objects.get(pk=lazy.first().pk).address
    source = "{% if o.address == first %}true{% else %}false{% endif %}"
    same("without FETCH_RAISE", page(source, o=Sale.objects.get(pk=lazy.first().pk), first=first), "true")
    same("swallowed", page(source, o=lazy.first(), first=first), "false")
    strict = User.objects.fetch_mode(models.FETCH_RAISE).filter(pk__in=lazy.values("user")).first()
    with queries("user.orders.all runs", 1):
        page("{% for o in user.orders.all %}{{ o.pk }}{% endfor %}", user=strict)


class Page(TestCase):
    @classmethod
    def setUpTestData(cls):
        global user
        user = User.objects.create_user("eve")
        for i in range(10):
            Sale.objects.create(user=user, address=Address.objects.create(city=str(i)))

    def test_request(self):
        with self.assertNumQueries(1):
            self.client.get("/")

    def test_bad_request(self):
        with self.assertRaisesMessage(AssertionError, "13 queries executed, 1 expected"):
            with self.assertNumQueries(1):
                self.client.get("/bad/")


run_tests(Page)
