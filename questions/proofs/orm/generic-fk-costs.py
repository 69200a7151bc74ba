# shows: 1 2 3 4 5 6
import uuid

from django.contrib.contenttypes.fields import GenericForeignKey, GenericRelation
from django.contrib.contenttypes.models import ContentType
from django.contrib.contenttypes.prefetch import GenericPrefetch
from django.core.exceptions import FieldError
from django.db.models import Q


class Like(models.Model):
    content_type = models.ForeignKey(ContentType, models.CASCADE)
    object_id = models.PositiveBigIntegerField()
    target = GenericForeignKey("content_type", "object_id")

    class Meta:
        indexes = [models.Index(fields=["content_type", "object_id"])]


class Bare(models.Model):
    content_type = models.ForeignKey(ContentType, models.CASCADE)
    object_id = models.PositiveBigIntegerField()
    target = GenericForeignKey("content_type", "object_id")


class Photo(models.Model):
    author = models.ForeignKey(Author, models.CASCADE)


class Picture(models.Model):
    """Photo with a GenericRelation."""

    author = models.ForeignKey(Author, models.CASCADE)
    likes = GenericRelation(Like)


create(Like, Photo, Picture)


def indexes(cls):
    with connection.schema_editor(collect_sql=True) as editor:
        editor.create_model(cls)
    print(*editor.collected_sql, sep="\n")
    assert editor.collected_sql[0].count("REFERENCES") == 1  # of content_type
    return [sql.split(" (")[1] for sql in editor.collected_sql if sql.startswith("CREATE INDEX")]


same("indexes without Meta", indexes(Bare), ['"content_type_id");'])
assert '"content_type_id", "object_id");' in indexes(Like)

author = Author.objects.create(name="a")
for i in range(5):
    Like.objects.create(target=Photo.objects.create(author=author))
    Like.objects.create(target=Picture.objects.create(author=author))
photos = ContentType.objects.get_for_model(Photo)
Like.objects.create(content_type=photos, object_id=4711).delete()
print("a like of a photo that never was is accepted")

with queries("like.target in a loop of 10", 11):
    assert len({like.target for like in Like.objects.all()}) == 10
ContentType.objects.clear_cache()
with queries("prefetch_related() of two types, no content type cached", 5):
    list(Like.objects.prefetch_related("target"))
with queries("prefetch_related(): one more for each type", 3):
    assert len({like.target for like in Like.objects.prefetch_related("target")}) == 10
each = GenericPrefetch("target", [Photo.objects.select_related("author"), Picture.objects.select_related("author")])
with queries("GenericPrefetch with select_related()", 3):
    assert {like.target.author.name for like in Like.objects.prefetch_related(each)} == {"a"}
raises(FieldError, Like.objects.filter, target__author=author)
raises(FieldError, lambda: list(Like.objects.select_related("target")))
same("queries from the picture", Picture.objects.filter(likes__isnull=False, author__name="a").count(), 5)
raises(FieldError, Photo.objects.filter, likes__isnull=False)

Photo.objects.all().delete()
same("likes after deleting the photos", Like.objects.count(), 10)
same("their targets", {like.target for like in Like.objects.filter(content_type=photos)}, {None})
Picture.objects.all().delete()
same("likes after deleting what has a GenericRelation", Like.objects.count(), 5)


class Uuid(models.Model):
    id = models.UUIDField(primary_key=True)


create(Uuid)
raises(OverflowError, Like.objects.create, target=Uuid.objects.create(id=uuid.UUID("f" * 32)))


class Known(models.Model):
    photo = models.ForeignKey(Photo, models.CASCADE, null=True, related_name="marks")
    post = models.ForeignKey(Post, models.CASCADE, null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(photo__isnull=False) ^ Q(post__isnull=False), name="exactly_one")
        ]


class Three(models.Model):
    photo = models.ForeignKey(Photo, models.CASCADE, null=True)
    post = models.ForeignKey(Post, models.CASCADE, null=True)
    comment = models.ForeignKey(Comment, models.CASCADE, null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(photo__isnull=False) ^ Q(post__isnull=False) ^ Q(comment__isnull=False), name="odd"
            )
        ]


create(Known, Three)
post, photo = Post.objects.create(author=author), Photo.objects.create(author=author)
comment = Comment.objects.create(post=post)
for wrong in {}, {"photo": photo, "post": post}, {"photo_id": 4711}:
    raises(IntegrityError, Known.objects.create, **wrong)
Known.objects.create(post=post)
Known.objects.create(photo=photo)
with queries("joined", 1):
    assert Known.objects.select_related("photo__author").filter(photo__author__name="a").get().photo.author == author
photo.delete()
same("after deleting the photo", Known.objects.count(), 1)
photo = Photo.objects.create(author=author)
raises(IntegrityError, Three.objects.create, photo=photo, post=post)
Three.objects.create(photo=photo, post=post, comment=comment)
print("XOR of three admits all three")
