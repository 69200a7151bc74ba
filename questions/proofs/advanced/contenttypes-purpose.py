# shows: 1 2 3 4 5
import io
import json
import pathlib
import tempfile
from unittest import mock

from django.contrib.auth.management import create_permissions
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.management import create_contenttypes
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command


class PostProxy(Post):
    class Meta:
        proxy = True


class Like(models.Model):
    content_type = models.ForeignKey(ContentType, models.CASCADE)
    object_id = models.IntegerField()
    target = GenericForeignKey()


create(Like)
labels = ["contenttypes", "auth", "sessions", "blog"]


def migrated(labels):
    """What post_migrate makes, in this order."""
    ContentType.objects.all().delete()
    ContentType.objects.clear_cache()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM sqlite_sequence")  # a new database
    for label in labels:
        create_contenttypes(apps.get_app_config(label), verbosity=0)
        create_permissions(apps.get_app_config(label), verbosity=0)
    rows = {row.natural_key(): row.pk for row in ContentType.objects.all()}
    granted = {(p.codename, p.content_type.natural_key()): p.pk for p in Permission.objects.all()}
    return rows, granted


def dump(**options):
    out = io.StringIO()
    call_command("dumpdata", "auth.permission", stdout=out, **options)
    return json.loads(out.getvalue())


def load(rows):
    fixture = pathlib.Path(tempfile.mkdtemp()) / "rows.json"
    fixture.write_text(json.dumps(rows))
    call_command("loaddata", str(fixture), verbosity=0)


rows, granted = migrated(labels)
models_ = {(m._meta.app_label, m._meta.model_name) for m in apps.get_models(include_auto_created=False)}
same("one row per model", (set(rows) == models_ and len(rows) == ContentType.objects.count()), True)
plain, foreign = dump(), dump(use_natural_foreign_keys=True)
both = dump(use_natural_foreign_keys=True, use_natural_primary_keys=True)
same("plain", type(plain[0]["fields"]["content_type"]), int)
same("--natural-foreign", foreign[0]["fields"]["content_type"], ["contenttypes", "contenttype"])
same("primary keys dumped", ["pk" in foreign[0], "pk" in both[0]], [True, False])

here_rows, here = migrated(labels[::-1])  # another machine, another history
assert rows.keys() == here_rows.keys() and rows != here_rows and granted != here
print("content type of blog.post there and here:", rows["blog", "post"], here_rows["blog", "post"])
wrong = sum(ContentType.objects.get(pk=row["fields"]["content_type"]).natural_key() != tuple(new["fields"]["content_type"])
            for row, new in zip(plain, foreign))
print("permissions of the plain fixture on the wrong model:", wrong)
assert wrong > 0
print("--natural-foreign alone:")
raises(IntegrityError, load, foreign)
load(both)
same("with both options nothing moves", {(p.codename, p.content_type.natural_key()): p.pk for p in Permission.objects.all()} == here, True)

ContentType.objects.clear_cache()
with queries("get_for_model()", 1):
    kind = ContentType.objects.get_for_model(Post)
with queries("second time", 0):
    ContentType.objects.get_for_model(Post)
same("proxy", ContentType.objects.get_for_model(PostProxy), kind)
same("proxy itself", ContentType.objects.get_for_model(PostProxy, for_concrete_model=False).model, "postproxy")

# A model that is gone.
gone = ContentType.objects.create(app_label="blog", model="gone")
Permission.objects.create(content_type=gone, codename="add_gone", name="x")
like = Like.objects.create(content_type=gone, object_id=1)
out = io.StringIO()
with mock.patch("builtins.input", return_value="no"):
    call_command("remove_stale_contenttypes", stdout=out)
print(*(line for line in out.getvalue().splitlines() if line.startswith("    -")), sep="\n")
assert "1 blog.Like object(s)" in out.getvalue() and Like.objects.count() == 1
with mock.patch("builtins.input", return_value="yes"):
    call_command("remove_stale_contenttypes", stdout=out)
same("left", (Like.objects.count(), Permission.objects.filter(codename="add_gone").count()), (0, 0))


class Exactly(models.Model):
    post = models.ForeignKey(Post, models.CASCADE, null=True)
    author = models.ForeignKey(Author, models.CASCADE, null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(post__isnull=False) ^ models.Q(author__isnull=False), name="exactly_one"
            )
        ]


create(Exactly)
ann = Author.objects.create(name="ann")
Exactly.objects.create(author=ann)
raises(IntegrityError, Exactly.objects.create)
with queries("joined", 1):
    same("names", [row.author.name for row in Exactly.objects.select_related("author", "post")], ["ann"])
