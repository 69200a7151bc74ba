# needs: djangorestframework
use("rest_framework")

from rest_framework import serializers


class Item(models.Model):
    sku = models.CharField(max_length=10, unique=True)

    def clean(self):
        raise ValidationError("refused")


create(Item)


class ItemSerializer(serializers.ModelSerializer):
    class Meta:
        model = Item
        fields = ["sku"]


class Plain(serializers.Serializer):
    sku = serializers.CharField()


class Linked(serializers.HyperlinkedModelSerializer):
    class Meta:
        model = Item
        fields = ["url"]


serializer = ItemSerializer(data={"sku": "a"})
same("valid: Model.clean() is not called", serializer.is_valid(), True)
item = serializer.save()
serializer = ItemSerializer(data={"sku": "a"})
same("but uniqueness is checked", (serializer.is_valid(), list(serializer.errors)), (False, ["sku"]))
plain = Plain(data={"sku": "b"})
plain.is_valid(raise_exception=True)
raises(NotImplementedError, plain.save)
raises(AssertionError, lambda: Linked(item).data)  # it needs the request for its links
