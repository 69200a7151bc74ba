# needs: djangorestframework
# shows: 1 2 3 4
use("rest_framework")

from rest_framework import serializers, viewsets
from rest_framework.routers import DefaultRouter, SimpleRouter


class OrderSerializer(serializers.HyperlinkedModelSerializer):
    class Meta:
        model = Order
        fields = ["url"]


class Orders(viewsets.ReadOnlyModelViewSet):
    queryset = Order.objects.all()
    serializer_class = OrderSerializer


class Scoped(viewsets.ReadOnlyModelViewSet):
    serializer_class = OrderSerializer

    def get_queryset(self):
        return Order.objects.all()


def names(router):
    return sorted({url.name for url in router.urls})


error = raises(AssertionError, DefaultRouter().register, "orders", Scoped)
assert "`basename` argument not specified" in str(error)
router = DefaultRouter()
router.register("orders", Orders)
same("from the model's name", names(router), ["api-root", "order-detail", "order-list"])
error = raises(ImproperlyConfigured, router.register, "more", Orders)
assert 'Router with basename "order" is already registered' in str(error)
other = DefaultRouter()
other.register("more", Orders)
same("in another router", names(other), names(router))
router = DefaultRouter()
router.register("orders", Scoped, basename="order")
router.register("bills", Scoped, basename="bill")
same("named", names(router), ["api-root", "bill-detail", "bill-list", "order-detail", "order-list"])
urlpatterns = router.urls
order = Order.objects.create(number="1")
url = f"http://testserver/orders/{order.pk}/"
same("reverse()", reverse("bill-list"), "/bills/")
client = Client()
same("a hyperlinked serializer finds order-detail", client.get("/bills/").json(), [{"url": url}])
same("the root lists the routes", list(client.get("/").json()), ["orders", "bills"])
same("suffix", client.get("/orders.json").status_code, 200)
plain = SimpleRouter()
plain.register("orders", Orders)
same("SimpleRouter", [str(url.pattern) for url in plain.urls], ["^orders/$", "^orders/(?P<pk>[^/.]+)/$"])
