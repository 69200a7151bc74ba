# needs: djangorestframework, drf-spectacular
# shows: 1 2 3 4 5
use("rest_framework", "drf_spectacular", REST_FRAMEWORK={"DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema"})

from drf_spectacular.generators import SchemaGenerator
from rest_framework import generics, serializers
from rest_framework.serializers import PrimaryKeyRelatedField


class AuthorSerializer(serializers.ModelSerializer):
    class Meta:
        model = Author
        fields = ["id", "name"]


class PostSerializer(serializers.ModelSerializer):
    class Meta:
        model = Post
        fields = ["id", "title", "author"]

    def to_representation(self, post):
        data = super().to_representation(post)
        author = AuthorSerializer(post.author, context=self.context)
        data["author"] = author.data
        return data


class TwoFields(serializers.ModelSerializer):
    author = AuthorSerializer(read_only=True)
    author_id = PrimaryKeyRelatedField(source="author", queryset=Author.objects.all(), write_only=True)

    class Meta:
        model = Post
        fields = ["id", "title", "author", "author_id"]


class Hidden(PostSerializer):
    def to_representation(self, post):
        data = super().to_representation(post)
        del data["author"]
        return data


class Removed(serializers.ModelSerializer):
    class Meta(PostSerializer.Meta):
        pass

    def get_fields(self):
        fields = super().get_fields()
        del fields["author"]
        return fields


def save(serializer_class, *args, **data):
    serializer = serializer_class(*args, data=data, partial=bool(args))
    serializer.is_valid(raise_exception=True)
    return serializer.save(), serializer.data


ann, bob = Author.objects.create(name="ann"), Author.objects.create(name="bob")
for i in range(50):
    post, data = save(PostSerializer, title=str(i), author=ann.pk)
same("an id in, an object out", data["author"], {"id": ann.pk, "name": "ann"})
with queries("without select_related()", 51):
    PostSerializer(Post.objects.all(), many=True).data
with queries("with it", 1):
    PostSerializer(Post.objects.select_related("author"), many=True).data
data = save(TwoFields, title="t", author_id=bob.pk)[1]
same("two fields", data, {"id": data["id"], "title": "t", "author": {"id": bob.pk, "name": "bob"}})
error = raises(serializers.ValidationError, save, TwoFields, title="t", author=bob.pk)
same("need two names", list(error.detail), ["author_id"])
same("hidden, but writable", save(Hidden, post, author=bob.pk)[0].author, bob)
same("removed", save(Removed, post, author=ann.pk)[0].author, bob)
same("null", AuthorSerializer(None).data, {"name": ""})
same("the opposite", PostSerializer().to_internal_value({"title": "t", "author": 1}), {"title": "t", "author": ann})
raises(serializers.ValidationError, PostSerializer().to_internal_value, {"title": "t", "author": 99})


class Override(generics.ListAPIView):
    queryset = Post.objects.all()
    serializer_class = PostSerializer


class Two(Override):
    serializer_class = TwoFields


def documented(view, name):
    """What the schema says of the author in an answer."""
    generator = SchemaGenerator(patterns=[path("posts/", view.as_view())])
    return generator.get_schema(request=None, public=True)["components"]["schemas"][name]["properties"]["author"]


same("the schema and the override", documented(Override, "Post"), {"type": "integer"})
same("and the two fields", documented(Two, "TwoFields")["allOf"], [{"$ref": "#/components/schemas/Author"}])
