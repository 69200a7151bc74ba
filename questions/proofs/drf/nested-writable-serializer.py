# needs: djangorestframework
# shows: 1 2 3 4 5 6
use("rest_framework")

from rest_framework import serializers, viewsets
from rest_framework.decorators import action
from rest_framework.response import Response


class Line(models.Model):
    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="lines")
    sku = models.IntegerField(unique=True)
    amount = models.IntegerField(default=1, db_default=1)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(amount__gt=0), name="positive")]


create(Line)


class LineSerializer(serializers.ModelSerializer):
    class Meta:
        model = Line
        fields = ["id", "sku", "amount"]
        extra_kwargs = {"sku": {"validators": []}}


class Strict(serializers.ModelSerializer):
    class Meta:
        model = Line
        fields = ["id", "sku"]


class Naive(serializers.ModelSerializer):
    lines = LineSerializer(many=True)

    class Meta:
        model = Order
        fields = ["id", "number", "lines"]


class OrderSerializer(serializers.ModelSerializer):
    lines = LineSerializer(many=True)
    class Meta:
        model, fields = Order, ["id", "number", "lines"]
    @transaction.atomic
    def update(self, order, data):
        lines = data.pop("lines", None)
        order = super().update(order, data)
        if lines is not None:
            order.lines.all().delete()
            Line.objects.bulk_create(Line(order=order, **x) for x in lines)
        return order
    def create(self, data):
        return self.update(Order(), data)


class StrictOrder(OrderSerializer):
    lines = Strict(many=True)


class Identified(LineSerializer):
    id = serializers.IntegerField(required=False)


class Required(OrderSerializer):
    class Child(LineSerializer):
        id = serializers.IntegerField()

    lines = Child(many=True)


class Matching(OrderSerializer):
    lines = Identified(many=True)
    among = staticmethod(lambda order: order.lines)

    def update(self, order, data):
        for line in data.pop("lines", []):
            found = self.among(order).get(pk=line.pop("id"))
            for name, value in line.items():
                setattr(found, name, value)
            found.save()
        return serializers.ModelSerializer.update(self, order, data)


class Anybody(Matching):
    among = staticmethod(lambda order: Line.objects)


def save(serializer_class, *args, **kwargs):
    serializer = serializer_class(*args, **kwargs)
    serializer.is_valid(raise_exception=True)
    return serializer.save()


def lines():
    return list(order.lines.order_by("id").values_list("sku", flat=True))


error = raises(AssertionError, save, Naive, data={"number": "1", "lines": [{"sku": 1}]})
assert "does not support writable nested fields by default" in str(error)
order = save(OrderSerializer, data={"number": "1", "lines": [{"sku": 1}, {"sku": 2}]})
error = raises(AssertionError, save, Naive, order, data={"number": "1", "lines": [{"sku": 1}]})
assert "does not support writable nested fields by default" in str(error)
same("created", lines(), [1, 2])
keys = set(order.lines.values_list("pk", flat=True))
save(OrderSerializer, order, data={"number": "2"}, partial=True)
same("PATCH without lines", lines(), [1, 2])
serializer = OrderSerializer(order, data={"number": "2"})
same("PUT without them", (serializer.is_valid(), list(serializer.errors)), (False, ["lines"]))
raises(IntegrityError, save, OrderSerializer, order, data={"number": "3", "lines": [{"sku": 3, "amount": 0}]})
same("a refused line: one transaction", (lines(), Order.objects.get().number), ([1, 2], "2"))
raises(IntegrityError, save, OrderSerializer, data={"number": "9", "lines": [{"sku": 3, "amount": 0}]})
same("for create() too", Order.objects.filter(number="9").count(), 0)
serializer = OrderSerializer(order, data={"lines": [{"id": 1, "sku": 1}]}, partial=True)
serializer.is_valid(raise_exception=True)
same("the generated id vanishes", [sorted(line) for line in serializer.validated_data["lines"]], [["sku"]])
serializer.save()
same("replaced, with a new key", (lines(), keys & set(order.lines.values_list("pk", flat=True))), ([1], set()))
serializer = StrictOrder(order, data={"lines": [{"sku": 1}]}, partial=True)
raises(IntegrityError, save, OrderSerializer, order, data={"lines": [{"sku": 8}, {"sku": 8}]}, partial=True)
same("a unique field meets its own row", (serializer.is_valid(), list(serializer.errors["lines"][0])), (False, ["sku"]))

serializer = [kind(data={"number": "8", "lines": [{"sku": 8}]}) for kind in (Matching, Required)]
same("new lines with an id that is optional or required", [s.is_valid() for s in serializer], [True, False])
line = order.lines.get()
save(Matching, order, data={"lines": [{"id": line.pk, "sku": 4}]}, partial=True)
same("matched by a writable id: the key stays", (lines(), order.lines.get().pk), ([4], line.pk))
other = save(OrderSerializer, data={"number": "7", "lines": [{"sku": 70}]})
foreign = other.lines.get()
raises(Line.DoesNotExist, save, Matching, order, data={"lines": [{"id": foreign.pk, "sku": 71}]}, partial=True)
save(Anybody, order, data={"lines": [{"id": foreign.pk, "sku": 71}]}, partial=True)
same("looked up among all lines: another order is edited", other.lines.get().sku, 71)
serializer = OrderSerializer(order, data={"number": "2", "lines": [{"amount": 2}]})
same("PUT, a line without a required field", serializer.is_valid(), False)
raises(IntegrityError, save, OrderSerializer, order, data={"lines": [{"amount": 2}]}, partial=True)
count = len(lines())
save(Matching, order, data={"lines": []}, partial=True)
same("PATCH that matches by id, an empty list: kept", (len(lines()), count > 0), (count, True))
save(OrderSerializer, order, data={"lines": []}, partial=True)
same("an empty list deletes them", lines(), [])


class Orders(viewsets.ModelViewSet):
    queryset = Order.objects.prefetch_related("lines")
    serializer_class = Matching

    @action(detail=True, methods=["post"])
    def replace(self, request, pk=None):
        serializer = self.get_serializer(self.get_object(), data=request.data, partial=True)
        serializer.is_valid(raise_exception=True)
        serializer.save()
        return Response(serializer.data)


save(OrderSerializer, order, data={"lines": [{"sku": 4}]}, partial=True)


def answered(actions, method, sku):
    line = {"id": order.lines.get().pk, "sku": sku}
    request = getattr(rf, method)("/", {"lines": [line]}, content_type="application/json")
    return [line["sku"] for line in Orders.as_view(actions)(request, pk=order.pk).data["lines"]]


same("the update() view answers", answered({"patch": "partial_update"}, "patch", 5), [5])
same("a custom action answers", (answered({"post": "replace"}, "post", 6), lines()), ([5], [6]))
