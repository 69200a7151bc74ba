# needs: djangorestframework
use("rest_framework")

from django.db.models import Count, Q
from rest_framework import serializers

ann = Author.objects.create(name="ann")
for i in range(50):
    Comment.objects.create(post=Post.objects.create(title=str(i), author=ann), score=1)


class Naive(serializers.ModelSerializer):
    comment_count = serializers.SerializerMethodField()

    class Meta:
        model = Post
        fields = ["id", "title", "comment_count"]

    def get_comment_count(self, post):
        return post.comments.filter(score__gt=0).count()


class Unfiltered(Naive):
    def get_comment_count(self, post):
        return post.comments.count()


class Annotated(serializers.ModelSerializer):
    comment_count = serializers.IntegerField(read_only=True)

    class Meta:
        model = Post
        fields = ["id", "title", "comment_count"]


class AuthorAsText(serializers.ModelSerializer):
    author = serializers.StringRelatedField()

    class Meta:
        model = Post
        fields = ["author"]


class AuthorAsKey(serializers.ModelSerializer):
    class Meta:
        model = Post
        fields = ["author"]


posts = Post.objects.all()
with queries("method field", 51):
    Naive(posts.all(), many=True).data
with queries("with prefetch_related()", 52):
    Naive(posts.prefetch_related("comments"), many=True).data
with queries("unfiltered count() of a prefetch", 2):
    Unfiltered(posts.prefetch_related("comments"), many=True).data
with queries("annotated", 1):
    rows = Annotated(posts.annotate(comment_count=Count("comments", filter=Q(comments__score__gt=0))), many=True).data
assert [row["comment_count"] for row in rows] == [1] * 50
same("forgotten annotation: no error, no key", "comment_count" in Annotated(posts.first()).data, False)
with queries("StringRelatedField", 51):
    AuthorAsText(posts.all(), many=True).data
with queries("PrimaryKeyRelatedField", 1):
    AuthorAsKey(posts.all(), many=True).data
