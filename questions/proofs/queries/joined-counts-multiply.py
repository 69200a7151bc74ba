from django.db.models import Count, OuterRef, Subquery, Sum
from django.db.models.functions import Coalesce

post = Post.objects.create(title="p", author=Author.objects.create(name="a"))
for i in range(3):
    Comment.objects.create(post=post, score=10)
for i in range(2):
    post.tags.add(Tag.objects.create(name=str(i)))
wrong = Post.objects.annotate(c=Count("comments"), t=Count("tags")).get()
print("joined:", wrong.c, wrong.t)
assert (wrong.c, wrong.t) == (6, 6)
right = Post.objects.annotate(c=Count("comments", distinct=True), t=Count("tags", distinct=True)).get()
print("distinct:", right.c, right.t)
assert (right.c, right.t) == (3, 2)
s = Post.objects.annotate(total=Sum("comments__score"), t=Count("tags", distinct=True)).get()
print("sum:", s.total)
assert s.total == 60
d = Post.objects.annotate(total=Sum("comments__score", distinct=True), t=Count("tags", distinct=True)).get()
print("Sum(distinct=True) adds different scores once:", d.total)
assert d.total == 10
scores = Comment.objects.filter(post=OuterRef("pk")).order_by().values("post").annotate(total=Sum("score")).values("total")
good = Post.objects.annotate(total=Coalesce(Subquery(scores), 0), t=Count("tags")).get()
print("subquery:", good.total, good.t)
assert (good.total, good.t) == (30, 2)
# filter then annotate on same relation
x = Post.objects.filter(comments__score__gt=5).annotate(t=Count("tags")).get(); print("filter then annotate t:", x.t)
