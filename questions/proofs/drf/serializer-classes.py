# needs: djangorestframework
# shows: 1 2 3 4 5 6 7
use("rest_framework")

from rest_framework import serializers
from rest_framework.test import APIRequestFactory


class Item(models.Model):
    sku = models.CharField(max_length=10, unique=True)
    author = models.ForeignKey(Author, on_delete=models.CASCADE)
    secret = models.CharField(max_length=10, default="s3cret")

    def clean(self):
        raise ValidationError("refused")


create(Item)


class ItemSerializer(serializers.ModelSerializer):
    class Meta:
        model = Item
        fields = ["sku", "author"]
        read_only_fields = ["author"]


class WholeItem(serializers.ModelSerializer):
    class Meta:
        model = Item
        fields = "__all__"


class Plain(serializers.Serializer):
    sku = serializers.CharField()


class Linked(serializers.HyperlinkedModelSerializer):
    class Meta:
        model = Item
        fields = ["sku", "author"]


def detail(request, pk):
    return HttpResponse()


ann, bob = Author.objects.create(name="ann"), Author.objects.create(name="bob")
serializer = ItemSerializer(data={"sku": "a", "author": bob.pk})
same("Item.clean() refuses everything and is not called", serializer.is_valid(), True)
item = serializer.save(author=ann)
same("save(author=ann) sets what the client may not", item.author, ann)
same("a relation is a primary key", ItemSerializer(item).data, {"sku": "a", "author": ann.pk})
serializer = ItemSerializer(data={"sku": "a"})
same("uniqueness is checked", (serializer.is_valid(), list(serializer.errors)), (False, ["sku"]))
serializer = ItemSerializer(item, data={"sku": "b"})
serializer.is_valid(raise_exception=True)
same("save() with an instance updates it", (serializer.save().pk, Item.objects.get().sku), (item.pk, "b"))
same('"__all__"', sorted(WholeItem(item).data), ["author", "id", "secret", "sku"])
for instance in (None, item):
    plain = Plain(instance, data={"sku": "b"})
    plain.is_valid(raise_exception=True)
    raises(NotImplementedError, plain.save)  # create(), then update()
error = raises(AssertionError, lambda: Linked(item).data)
assert "requires the request in the serializer context" in str(error)
context = {"request": APIRequestFactory().get("/")}
error = raises(ImproperlyConfigured, lambda: Linked(item, context=context).data)
assert "author-detail" in str(error)
urlpatterns.append(path("authors/<int:pk>/", detail, name="author-detail"))
from django.urls import clear_url_caches

clear_url_caches()
same("or a URL", Linked(item, context=context).data["author"], f"http://testserver/authors/{ann.pk}/")
