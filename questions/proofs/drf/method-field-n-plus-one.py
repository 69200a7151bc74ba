# needs: djangorestframework
# shows: 1 2 3 4 5
use("rest_framework")

from django.db.models import Count, Prefetch, Q
from rest_framework import serializers


class Article(models.Model):
    title = models.CharField(max_length=20)
    author = models.ForeignKey(Author, on_delete=models.CASCADE)


class Remark(models.Model):
    post = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="comments")
    spam = models.BooleanField(default=False)


create(Article, Remark)
ann = Author.objects.create(name="ann")
for i in range(50):
    article = Article.objects.create(title=str(i), author=ann)
    Remark.objects.create(post=article)
    Remark.objects.create(post=article, spam=True)


class Naive(serializers.ModelSerializer):
    comment_count = serializers.SerializerMethodField()

    class Meta:
        model = Article
        fields = ["id", "title", "comment_count"]

    def get_comment_count(self, obj):
        return obj.comments.filter(spam=False).count()


class Counting(Naive):
    def get_comment_count(self, obj):
        return obj.comments.count()


class Looping(Naive):
    def get_comment_count(self, obj):
        return len([remark for remark in obj.comments.all() if not remark.spam])


class Listing(Naive):
    def get_comment_count(self, obj):
        return len(obj.ham)


class PostSerializer(serializers.ModelSerializer):
    comment_count = serializers.IntegerField(read_only=True)

    class Meta:
        model = Article
        fields = ["id", "title", "comment_count"]

    @staticmethod
    def prepared(queryset):
        return queryset.annotate(comment_count=Count("comments", filter=Q(comments__spam=False)))


class AuthorSerializer(serializers.ModelSerializer):
    class Meta:
        model = Author
        fields = ["name"]


class Nested(serializers.ModelSerializer):
    author = AuthorSerializer()

    class Meta:
        model = Article
        fields = ["author"]


class AuthorAsKey(serializers.ModelSerializer):
    class Meta:
        model = Article
        fields = ["author"]


def counts(label, expected, serializer_class, queryset):
    with queries(label, expected):
        return [row.get("comment_count") for row in serializer_class(queryset, many=True).data]


posts = Article.objects.all()
same("method field", set(counts("method field", 51, Naive, posts.all())), {1})
counts("with prefetch_related()", 52, Naive, posts.prefetch_related("comments"))
counts("count() of a prefetch", 2, Counting, posts.prefetch_related("comments"))
counts("all() of a prefetch", 2, Looping, posts.prefetch_related("comments"))
ham = Prefetch("comments", queryset=Remark.objects.filter(spam=False), to_attr="ham")
same("ham", set(counts("Prefetch(to_attr=)", 2, Listing, posts.prefetch_related(ham))), {1})
ham = Q(comments__spam=False)
queryset = Article.objects.annotate(
    comment_count=Count("comments", filter=ham)
)
same("annotated", set(counts("annotated", 1, PostSerializer, queryset)), {1})
same("by a static method", set(counts("prepared", 1, PostSerializer, PostSerializer.prepared(posts.all()))), {1})
serializer = PostSerializer(data={"title": "new"})
serializer.is_valid(raise_exception=True)
serializer.save(author=ann)
same("after create(): no error, no key", sorted(serializer.data), ["id", "title"])
counts("a nested serializer", 52, Nested, posts.all())
counts("PrimaryKeyRelatedField", 1, AuthorAsKey, posts.all())
