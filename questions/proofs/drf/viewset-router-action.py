# needs: djangorestframework
# shows: 1 2 3 4 5 6
use("rest_framework")

from rest_framework import mixins, permissions, routers, serializers, viewsets
from rest_framework.decorators import action
from rest_framework.response import Response


class IsOwner(permissions.BasePermission):
    def has_object_permission(self, request, view, order):
        return order.customer_id == int(request.headers["x-customer"])


class OrderSerializer(serializers.ModelSerializer):
    class Meta:
        model = Order
        fields = ["id", "number", "status"]


class NewOrder(OrderSerializer):
    class Meta(OrderSerializer.Meta):
        fields = ["number"]


class OrderViewSet(viewsets.ModelViewSet):
    queryset = Order.objects.all()
    serializer_class = OrderSerializer
    permission_classes = [permissions.IsAdminUser]

    @action(detail=True, methods=["post"], permission_classes=[IsOwner])
    def cancel(self, request, pk=None, format=None):
        order = self.get_object()
        order.status = "cancelled"
        order.save()
        return Response(self.get_serializer(order).data)


class Chosen(OrderViewSet):
    permission_classes = []

    def get_serializer_class(self):
        return NewOrder if self.action == "create" else OrderSerializer


class Kept(mixins.ListModelMixin, mixins.RetrieveModelMixin, mixins.UpdateModelMixin, viewsets.GenericViewSet):
    queryset = Order.objects.all()


router = routers.DefaultRouter()
router.register("orders", OrderViewSet)
router.register("chosen", Chosen, basename="chosen")
router.register("kept", Kept, basename="kept")
urls = {url.name: url for url in router.urls if "format" not in str(url.pattern)}
urlpatterns = router.urls
more = sorted(str(url.pattern) for url in router.urls if url.name == "order-list")
same("variants", more, ["^orders/$", "^orders\\.(?P<format>[a-z0-9]+)/?$"])
same("the root", "api-root" in urls, True)


def actions(name):
    return str(urls[name].pattern), urls[name].callback.actions


orders = sorted(name for name in urls if name.startswith("order-"))
same("names", orders, ["order-cancel", "order-detail", "order-list"])
same("list", actions("order-list"), ("^orders/$", {"get": "list", "post": "create"}))
standard = {"get": "retrieve", "put": "update", "patch": "partial_update", "delete": "destroy"}
same("detail", actions("order-detail"), ("^orders/(?P<pk>[^/.]+)/$", standard))
same("action", actions("order-cancel"), ("^orders/(?P<pk>[^/.]+)/cancel/$", {"post": "cancel"}))
ann = Author.objects.create(name="ann")
order = Order.objects.create(number="7", customer=ann)
client = Client()
url = f"/orders/{order.pk}/"
same("the viewset admits the staff only", client.get(url).status_code, 403)
answer = client.post(url + "cancel/", headers={"x-customer": str(ann.pk + 1)})
same("get_object() asks IsOwner", answer.status_code, 403)
answer = client.post(url + "cancel/", headers={"x-customer": str(ann.pk)})
same("the action's list replaces the viewset's", answer.json(), {"id": order.pk, "number": "7", "status": "cancelled"})
answer = client.post(f"/orders/{order.pk}/cancel.json", headers={"x-customer": str(ann.pk)})
same("the variant of the action", answer.status_code, 200)
same("create has a serializer of its own", client.post("/chosen/", {"number": "8"}).json(), {"number": "8"})
same("list another", len(client.get("/chosen/").json()[0]), 3)
same("without the mixin DELETE is refused", client.delete(f"/kept/{order.pk}/").status_code, 405)
same("with it the order goes", client.delete(f"/chosen/{order.pk}/").status_code, 204)
