# needs: postgresql
# shows: 1 2 3 4 5
from django.core.exceptions import FieldError
from django.db import ProgrammingError, connections
from django.db.models import Exists, OuterRef, Subquery, Sum
from django.db.models.functions import JSONObject
from django.utils import timezone


class Note(models.Model):
    post = models.ForeignKey(Post, models.CASCADE, related_name="notes")
    text = models.CharField(max_length=9)
    score = models.IntegerField()
    created = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [models.Index(fields=["post", "-created", "-id"], name="latest_note")]


create(Note)
Comment = Note
author = Author.objects.create(name="a")
posts = Post.objects.bulk_create(Post(title=str(i), author=author) for i in range(100))
now = timezone.now()
for post in posts[:99]:  # the last post has no comments
    Comment.objects.bulk_create(
        Comment(post=post, text=f"c{i}", score=i if post.pk % 2 else 20, created=now) for i in range(20)
    )

comments = Comment.objects.filter(post=OuterRef("pk"))
posts = Post.objects.annotate(
    last_text=Subquery(
        comments.order_by("-created", "-pk").values("text")[:1]
    ),
    hot=Exists(comments.filter(score__gt=19)),
)
with queries("Subquery and Exists", 1) as ctx:
    rows = list(posts.order_by("pk"))
same("latest texts", {row.last_text for row in rows[:99]}, {"c19"})
same("without comments", (rows[99].last_text, rows[99].hot), (None, False))
same("flags", [row.hot for row in rows[:4]], [row.pk % 2 == 0 for row in rows[:4]])
assert "COUNT" not in ctx[0]["sql"] and "JOIN" not in ctx[0]["sql"]
same("Exists in filter()", Post.objects.filter(Exists(comments.filter(score__gt=19))).count(), 49)

# One column, one row.
unsliced = Post.objects.annotate(text=Subquery(comments.order_by("-pk").values("text"))).order_by("pk")
assert "more than one row" in str(raises(ProgrammingError, list, unsliced))
several = lambda: list(Post.objects.annotate(text=Subquery(comments[:1])))
raises(FieldError, several)
connections.settings["lite"] = {**connections.settings["default"], "ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:", "OPTIONS": {}}
with connections["lite"].schema_editor() as editor:
    for model in (Author, Tag, Post, Comment):
        editor.create_model(model)
Author.objects.using("lite").bulk_create([Author(pk=1, name="a")])
Post.objects.using("lite").bulk_create([Post(pk=1, title="p", author_id=1)])
Comment.objects.using("lite").bulk_create([Comment(post_id=1, text="first", score=1), Comment(post_id=1, text="last", score=1)])
same("SQLite, no slice", unsliced.using("lite").get().text, "last")

latest = comments.order_by("-pk").values(latest=JSONObject(text="text", score="score"))[:1]
with queries("two fields in one subquery", 1):
    same("JSONObject", Post.objects.annotate(last=Subquery(latest)).get(pk=1).last, {"text": "c19", "score": 19})
raises(ValueError, comments.count)
raises(ValueError, list, comments)
raises(ValueError, comments.aggregate, Sum("score"))
total = comments.order_by().values("post").annotate(total=Sum("score")).values("total")
both = {row.pk: row.total for row in Post.objects.annotate(total=Subquery(total)).filter(pk__in=[1, 2])}
same("sums", both, {1: 190, 2: 400})

with connection.cursor() as cursor:
    cursor.execute("ANALYZE")
plan = posts.values("last_text").explain()
print(plan)
assert "SubPlan 1" in plan and "using latest_note" in plan and "Sort" not in plan
with connection.cursor() as cursor:
    cursor.execute("DROP INDEX latest_note")
assert "Sort" in posts.values("last_text").explain()
