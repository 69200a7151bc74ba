# shows: 1 2 3 4 5
from django.db.models import Prefetch

author = Author.objects.create(name="a")
for i in range(12):
    post = Post.objects.create(title=str(i), author=author)
    Comment.objects.bulk_create([Comment(post=post, score=score) for score in range(20)])

with queries("a query per post", 11):
    for post in Post.objects.all()[:10]:
        list(post.comments.order_by("-score", "pk")[:3])

best = Comment.objects.order_by("-score", "pk")
with queries("sliced, with to_attr", 2) as ctx:
    posts = list(
        Post.objects.order_by("-pk").prefetch_related(Prefetch("comments", queryset=best[:3], to_attr="top_comments"))[:10]
    )
    same("posts", [post.title for post in posts], [str(i) for i in range(11, 1, -1)])
    same("scores", [[c.score for c in post.top_comments] for post in posts], [[19, 18, 17]] * 10)
sql = ctx.captured_queries[1]["sql"]
print(sql)
assert 'ROW_NUMBER() OVER (PARTITION BY "blog_comment"."post_id" ORDER BY' in sql and "<= 3" in sql
assert type(posts[0].top_comments) is list
raises(AttributeError, lambda: posts[0].top_comments.filter)
with queries("post.comments is left alone", 1):
    assert posts[0].comments.count() == 20

assert "slice" in str(raises(TypeError, lambda: list(Post.objects.prefetch_related(Prefetch("comments", queryset=best[:3])))))

high = Comment.objects.filter(score__gt=17)
with queries("filtered, without to_attr", 2):
    post = Post.objects.prefetch_related(Prefetch("comments", queryset=high))[0]
    same("all() and count() of 20 comments", (len(post.comments.all()), post.comments.count()), (2, 2))
with queries("both", 3):
    both = Post.objects.prefetch_related("comments", Prefetch("comments", queryset=best[:3], to_attr="top"))
    assert [(len(post.comments.all()), len(post.top)) for post in both] == [(20, 3)] * 12
raises(ValueError, lambda: list(Post.objects.prefetch_related("comments", Prefetch("comments", queryset=high))))

print("ties:")
Comment.objects.update(score=1)
top = {}
for name, ordering in {"first": ["-score", "pk"], "last": ["-score", "-pk"]}.items():
    lookup = Prefetch("comments", queryset=Comment.objects.order_by(*ordering)[:3], to_attr="top")
    top[name] = [c.pk for c in Post.objects.prefetch_related(lookup)[0].top]
same("pk decides", top, {"first": [1, 2, 3], "last": [20, 19, 18]})
