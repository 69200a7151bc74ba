from django.contrib.contenttypes.fields import GenericForeignKey, GenericRelation
from django.contrib.contenttypes.models import ContentType
from django.contrib.contenttypes.prefetch import GenericPrefetch
from django.core.exceptions import FieldError


class Like(models.Model):
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE)
    object_id = models.PositiveBigIntegerField()
    target = GenericForeignKey("content_type", "object_id")


class Photo(models.Model):
    author = models.ForeignKey(Author, models.CASCADE)
    likes = GenericRelation(Like)


create(Like, Photo)
author = Author.objects.create(name="a")
for i in range(5):
    Like.objects.create(target=Photo.objects.create(author=author))
    Like.objects.create(target=Post.objects.create(title=str(i), author=author))
with queries("target in a loop", 11):
    for like in Like.objects.all():
        like.target.pk
with queries("prefetch_related: one more for each type", 3):
    for like in Like.objects.prefetch_related("target"):
        like.target.pk
each = GenericPrefetch("target", [Photo.objects.select_related("author"), Post.objects.select_related("author")])
with queries("GenericPrefetch with select_related", 3):
    for like in Like.objects.prefetch_related(each):
        like.target.author.name
for query in (lambda: Like.objects.filter(target__pk=1), lambda: list(Like.objects.select_related("target"))):
    raises(FieldError, query)
Post.objects.all().delete()
print("likes after deleting the posts:", Like.objects.count())
assert Like.objects.count() == 10 and Like.objects.last().target is None
Photo.objects.all().delete()
print("after deleting the photos, which have a GenericRelation:", Like.objects.count())
assert Like.objects.count() == 5
