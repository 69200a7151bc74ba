# needs: djangorestframework
use("rest_framework")

from rest_framework import serializers


class Line(models.Model):
    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="lines")
    sku = models.IntegerField()


create(Line)


class LineSerializer(serializers.ModelSerializer):
    class Meta:
        model = Line
        fields = ["id", "sku"]


class Naive(serializers.ModelSerializer):
    lines = LineSerializer(many=True)

    class Meta:
        model = Order
        fields = ["id", "number", "lines"]


class OrderSerializer(Naive):
    @transaction.atomic
    def update(self, order, data):
        lines = data.pop("lines", None)
        order = super().update(order, data)
        if lines is not None:
            order.lines.all().delete()
            Line.objects.bulk_create(Line(order=order, **line) for line in lines)
        return order

    def create(self, data):
        return self.update(Order(), data)


def save(serializer_class, *args, **kwargs):
    serializer = serializer_class(*args, **kwargs)
    serializer.is_valid(raise_exception=True)
    return serializer.save()


def skus():
    return list(order.lines.values_list("sku", flat=True))


raises(AssertionError, save, Naive, data={"number": "1", "lines": [{"sku": 1}]})
order = save(OrderSerializer, data={"number": "1", "lines": [{"sku": 1}, {"sku": 2}]})
same("created", skus(), [1, 2])
save(OrderSerializer, order, data={"number": "2"}, partial=True)
same("PATCH without lines", skus(), [1, 2])
serializer = OrderSerializer(order, data={"lines": [{"id": 1, "sku": 3}]}, partial=True)
serializer.is_valid(raise_exception=True)
same("the ids of children are read-only and vanish", serializer.validated_data["lines"], [{"sku": 3}])
serializer.save()
same("lines replaced", skus(), [3])
save(OrderSerializer, order, data={"lines": []}, partial=True)
same("an empty list empties", skus(), [])
