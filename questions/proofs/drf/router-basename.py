# needs: djangorestframework
use("rest_framework")

from rest_framework import viewsets
from rest_framework.routers import DefaultRouter


class Orders(viewsets.ReadOnlyModelViewSet):
    queryset = Order.objects.all()


class Scoped(viewsets.ReadOnlyModelViewSet):
    def get_queryset(self):
        return Order.objects.all()


raises(AssertionError, DefaultRouter().register, "orders", Scoped)
router = DefaultRouter()
router.register("orders", Orders)
same("from the model's name", sorted({url.name for url in router.urls}), ["api-root", "order-detail", "order-list"])
raises(ImproperlyConfigured, router.register, "more", Scoped, basename="order")
router.register("more", Scoped, basename="more-order")
same("named", sorted({url.name for url in router.urls})[1:3], ["more-order-detail", "more-order-list"])
