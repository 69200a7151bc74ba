# needs: djangorestframework
use("rest_framework")

from rest_framework import permissions, viewsets
from rest_framework.decorators import action
from rest_framework.routers import DefaultRouter


class IsCustomer(permissions.BasePermission):
    pass


class Orders(viewsets.ModelViewSet):
    queryset = Order.objects.all()
    permission_classes = [permissions.IsAdminUser]

    @action(detail=True, methods=["post"], permission_classes=[IsCustomer])
    def cancel(self, request, pk=None):
        pass


router = DefaultRouter()
router.register("orders", Orders)
urls = {url.name: url for url in router.urls if "format" not in str(url.pattern)}
for name, url in urls.items():
    print(name, url.pattern, getattr(url.callback, "actions", ""))
same("list", urls["order-list"].callback.actions, {"get": "list", "post": "create"})
same(
    "detail",
    urls["order-detail"].callback.actions,
    {"get": "retrieve", "put": "update", "patch": "partial_update", "delete": "destroy"},
)
same("action", str(urls["order-cancel"].pattern), "^orders/(?P<pk>[^/.]+)/cancel/$")
same("its permissions replace the view's", urls["order-cancel"].callback.initkwargs["permission_classes"], [IsCustomer])
