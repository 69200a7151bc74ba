# shows: 1 2 3 4 5
from django.db.models import Avg, Count, IntegerField, OuterRef, Subquery, Sum
from django.db.models.functions import Coalesce

author = Author.objects.create(name="a")
post = Post.objects.create(title="p", author=author)
empty = Post.objects.create(title="no comments", author=author)
Comment.objects.bulk_create(Comment(post=post, score=10) for _ in range(3))
tags = [Tag.objects.create(name=str(i)) for i in range(2)]
post.tags.add(*tags)


def row(**annotations):
    found = Post.objects.annotate(**annotations).get(pk=post.pk)
    return tuple(getattr(found, name) for name in annotations)


same("joined", row(c=Count("comments"), t=Count("tags"), s=Sum("comments__score")), (6, 6, 60))
same("rows of the join", len(Post.objects.filter(pk=post.pk).values("comments__pk", "tags__pk")), 6)
counts = Post.objects.annotate(
    c=Count("comments", distinct=True),
    t=Count("tags", distinct=True),
)
same("distinct=True", [(p.c, p.t) for p in counts.order_by("pk")], [(3, 2), (0, 0)])
assert str(counts.query).count("JOIN") == 2
same("Sum(distinct=True)", row(s=Sum("comments__score", distinct=True), t=Count("tags", distinct=True)), (10, 2))

per_post = (
    Comment.objects.filter(post=OuterRef("pk"))
    .values("post").annotate(total=Sum("score")).values("total")
)  # fmt: skip
totals = Post.objects.annotate(
    total=Coalesce(Subquery(per_post), 0),
    t=Count("tags"),
)
with queries("grouped subquery", 1):
    same("totals", [(p.total, p.t) for p in totals.order_by("pk")], [(30, 2), (0, 0)])
bare = Post.objects.annotate(total=Subquery(per_post))
same("no Coalesce, no comments", bare.get(pk=empty.pk).total, None)
ordered = Comment.objects.order_by("pk").filter(post=OuterRef("pk")).values("post").annotate(total=Sum("score")).values("total")
same("an order in the subquery splits its group", Post.objects.annotate(t=Subquery(ordered[:1])).get(pk=post.pk).t, 10)

with queries("two plain queries", 2):
    sums = dict(Comment.objects.values_list("post").annotate(Sum("score")))
    merged = [(sums.get(p.pk, 0), p.t) for p in Post.objects.annotate(t=Count("tags")).order_by("pk")]
same("merged in Python", merged, [(30, 2), (0, 0)])
filtered = Post.objects.filter(comments__score__gt=5).annotate(t=Count("tags")).get()
same("a filter over comments, then Count('tags')", filtered.t, 6)

one = Post.objects.create(title="1 and 1", author=author)
one.comments.create(score=4), one.tags.add(tags[0])
found = Post.objects.annotate(c=Count("comments"), t=Count("tags"), s=Sum("comments__score")).get(pk=one.pk)
same("one comment and one tag", (found.c, found.t, found.s), (1, 1, 4))
