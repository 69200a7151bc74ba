# needs: djangorestframework
# shows: 1 2 3 4 5
use("rest_framework", REST_FRAMEWORK={"TEST_REQUEST_DEFAULT_FORMAT": "json"})

from rest_framework import serializers, viewsets
from rest_framework.permissions import IsAuthenticated
from rest_framework.test import APIRequestFactory, force_authenticate


class Customer(models.Model):
    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="customer")


class Address(models.Model):
    customer = models.ForeignKey(Customer, on_delete=models.CASCADE)


class Purchase(models.Model):
    customer = models.ForeignKey(Customer, on_delete=models.CASCADE)
    address = models.ForeignKey(Address, on_delete=models.CASCADE)


create(Customer, Address, Purchase)


class OrderSerializer(serializers.ModelSerializer):
    class Meta:
        model = Purchase
        fields = ["id", "address", "customer"]
        read_only_fields = ["customer"]


class Narrowed(OrderSerializer):
    def get_fields(self):
        fields = super().get_fields()
        user = self.context["request"].user
        mine = Address.objects.filter(customer__user=user)
        fields["address"].queryset = mine
        return fields


class Writable(OrderSerializer):
    class Meta(OrderSerializer.Meta):
        read_only_fields = []


class OrderViewSet(viewsets.ModelViewSet):
    serializer_class = OrderSerializer
    permission_classes = [IsAuthenticated]

    def get_queryset(self):
        user = self.request.user
        return Purchase.objects.filter(customer__user=user)

    def perform_create(self, serializer):
        serializer.save(customer=self.request.user.customer)


ann, bob = (Customer.objects.create(user=User.objects.create_user(name)) for name in ("ann", "bob"))
here, there = Address.objects.create(customer=ann), Address.objects.create(customer=bob)
foreign = Purchase.objects.create(customer=bob, address=there)


def call(method, action, data=None, serializer_class=OrderSerializer, view=OrderViewSet, **kwargs):
    request = getattr(APIRequestFactory(), method)("/", data)
    force_authenticate(request, ann.user)
    return view.as_view({method: action}, serializer_class=serializer_class)(request, **kwargs)


same("bob's order in ann's list", call("get", "list").data, [])
for method, action in (("get", "retrieve"), ("put", "update"), ("patch", "partial_update"), ("delete", "destroy")):
    same(action, call(method, action, pk=foreign.pk).status_code, 404)
stolen = call("post", "create", {"address": there.pk, "customer": bob.pk})
same("bob's address in ann's order", (stolen.status_code, stolen.data["address"]), (201, there.pk))
same("but the owner is ann", stolen.data["customer"], ann.pk)
same("narrowed", call("post", "create", {"address": there.pk}, Narrowed).status_code, 400)
mine = call("post", "create", {"address": here.pk}, Narrowed)
same("her own address", mine.status_code, 201)
gift = {"customer": bob.pk}
same("a PATCH of the read-only owner", call("patch", "partial_update", gift, pk=mine.data["id"]).data["customer"], ann.pk)
given = call("patch", "partial_update", gift, Writable, pk=mine.data["id"])
same("of a writable one gives the order away", given.data["customer"], bob.pk)

today = 1


class Frozen(OrderViewSet):
    queryset = Purchase.objects.filter(address__gte=today)
    get_queryset = viewsets.ModelViewSet.get_queryset


class Fresh(OrderViewSet):
    def get_queryset(self):
        return Purchase.objects.filter(address__gte=today)


today = 99
same("the value of the import, the value of today", [len(call("get", "list", view=v).data) for v in (Frozen, Fresh)], [3, 0])
