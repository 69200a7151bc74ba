from django.db.models import Exists, OuterRef, Subquery

for i in range(10):
    post = Post.objects.create(title=str(i), author=Author.objects.create(name=str(i)))
    for score in range(3):
        Comment.objects.create(post=post, score=score, text=f"c{score}")
with queries("latest comment per post in a loop", 11):
    for post in Post.objects.all():
        post.comments.order_by("-pk").first().text
comments = Comment.objects.filter(post=OuterRef("pk"))
with queries("Subquery and Exists", 1):
    rows = list(
        Post.objects.annotate(
            last_text=Subquery(comments.order_by("-pk").values("text")[:1]),
            hot=Exists(comments.filter(score__gt=1)),
        )
    )
assert all(row.last_text == "c2" and row.hot for row in rows)
assert Post.objects.annotate(t=Subquery(comments.filter(score=9).values("text")[:1]))[0].t is None
raises(ValueError, comments.count)
