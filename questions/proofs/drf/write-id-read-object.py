# needs: djangorestframework
use("rest_framework")

from rest_framework import serializers


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
        data["author"] = AuthorSerializer(post.author, context=self.context).data
        return data


ann = Author.objects.create(name="ann")
for i in range(10):
    serializer = PostSerializer(data={"title": str(i), "author": ann.pk})
    serializer.is_valid(raise_exception=True)
    serializer.save()
same("an id in, an object out", serializer.data["author"], {"id": ann.pk, "name": "ann"})
with queries("without select_related()", 11):
    PostSerializer(Post.objects.all(), many=True).data
with queries("with it", 1):
    PostSerializer(Post.objects.select_related("author"), many=True).data
