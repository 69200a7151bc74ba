import pickle

author = Author.objects.create(name="a")
for i in range(5):
    Post.objects.create(title=f"p{i}", author=author)

with queries("filter, order_by, slice", 0):
    qs = Post.objects.filter(published=True).order_by("pk")[:3]
with queries("exists(), loop, qs[0]", 2):
    qs.exists()
    for post in qs:
        post.title
    qs[0]
with queries("bool, loop", 1):
    qs = Post.objects.all()
    if qs:
        for post in qs:
            post.title
with queries("qs[0] and qs[1] on an unevaluated QuerySet", 2):
    qs = Post.objects.all()
    qs[0], qs[1]
with queries("a slice with a step", 1):
    assert type(Post.objects.order_by("pk")[0:4:2]) is list
with queries("in", 1):
    assert post in Post.objects.all()
with queries("pickle", 1):
    pickle.dumps(Post.objects.all())
with queries("repr", 1) as ctx:
    repr(Post.objects.all())
assert ctx.captured_queries[0]["sql"].endswith("LIMIT 21")
with queries("all() of an evaluated QuerySet", 2):
    qs = Post.objects.all()
    list(qs), list(qs.all())
