# needs: djangorestframework
use("rest_framework", REST_FRAMEWORK={"DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"]})

from rest_framework import generics, permissions, serializers
from rest_framework.settings import DEFAULTS
from rest_framework.test import APIRequestFactory


class IsCustomer(permissions.BasePermission):
    def has_object_permission(self, request, view, order):
        return order.customer_id == request.user.pk


class OrderSerializer(serializers.ModelSerializer):
    class Meta:
        model = Order
        fields = ["id"]


class Orders(generics.ListAPIView):
    queryset = Order.objects.all()
    serializer_class = OrderSerializer


def anonymous(**options):
    return Orders.as_view(**options)(APIRequestFactory().get("/")).status_code


same("DRF's own default", DEFAULTS["DEFAULT_PERMISSION_CLASSES"], ["rest_framework.permissions.AllowAny"])
same("project default IsAuthenticated", anonymous(), 403)
same("permission_classes = [IsCustomer] replaces it", anonymous(permission_classes=[IsCustomer]), 200)
same("an empty list opens the view", anonymous(permission_classes=[]), 200)
same("both", anonymous(permission_classes=[permissions.IsAuthenticated, IsCustomer]), 403)
same("exempt from LoginRequiredMiddleware", Orders.as_view().login_required, False)
