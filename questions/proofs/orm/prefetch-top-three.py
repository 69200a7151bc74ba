from django.db.models import Prefetch

author = Author.objects.create(name="a")
for i in range(10):
    post = Post.objects.create(title=str(i), author=author)
    Comment.objects.bulk_create([Comment(post=post, score=score) for score in range(20)])

with queries("a query per post", 11):
    for post in Post.objects.all():
        list(post.comments.order_by("-score")[:3])

best = Comment.objects.order_by("-score")
with queries("sliced Prefetch with to_attr", 2) as ctx:
    posts = list(Post.objects.prefetch_related(Prefetch("comments", queryset=best[:3], to_attr="top")))
    assert [[c.score for c in p.top] for p in posts] == [[19, 18, 17]] * 10
assert "ROW_NUMBER() OVER (PARTITION BY" in ctx.captured_queries[1]["sql"]

raises(TypeError, lambda: list(Post.objects.prefetch_related(Prefetch("comments", queryset=best[:3]))))

high = Comment.objects.filter(score__gt=17)
with queries("filtered without to_attr", 2):
    posts = list(Post.objects.prefetch_related(Prefetch("comments", queryset=high)))
    assert posts[0].comments.count() == len(posts[0].comments.all()) == 2
print("comments.all() and count() now answer 2 of 20")
with queries("two lists of one relation", 3):
    posts = list(Post.objects.prefetch_related("comments", Prefetch("comments", queryset=best[:3], to_attr="top")))
    assert len(posts[0].comments.all()) == 20 and len(posts[0].top) == 3
