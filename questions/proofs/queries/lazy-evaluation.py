# shows: 1 2 3 4 5 6
import pickle

author = Author.objects.create(name="a")
for i in range(30):
    Post.objects.create(title=f"p{i}", author=author)

with queries("filter and slice", 0):
    qs = Post.objects.filter(published=True)[:20]
with queries("exists()", 1) as ctx:
    assert qs.exists()
assert qs._result_cache is None
with queries("the loop, then qs[0]", 1):
    same("rows", len([post.title for post in qs]), 20)
    qs[0]

qs = Post.objects.filter(published=True)[:20]
with queries("if qs", 1):
    assert qs
same("rows in the cache after bool()", len(qs._result_cache), 20)
with queries("and its loop", 0):
    for post in qs:
        post.title


async def titles():
    return [post.title async for post in Post.objects.all()]


for name, evaluate in {
    "iteration": lambda qs: [post for post in qs],
    "list()": list,
    "len()": len,
    "bool()": bool,
    "in": lambda qs: post in qs,
    "pickling": pickle.dumps,
    "a slice with a step": lambda qs: qs[0:4:2],
}.items():
    with queries(name, 1):
        result = evaluate(qs := Post.objects.order_by("pk"))
    same("fills the cache", qs._result_cache is not None, name != "a slice with a step")
same("a slice with a step", (type(result), len(result)), (list, 2))
same("async for", len(async_to_sync(titles)()), 30)

qs = Post.objects.order_by("pk")
with queries("repr(), then the loop", 2) as ctx:
    repr(qs), list(qs)
assert ctx[0]["sql"].endswith("LIMIT 21")

qs = Post.objects.order_by("pk")
with queries("qs[0], qs[0] and qs[1], not evaluated", 3):
    qs[0], qs[0], qs[1]
list(qs)
with queries("qs[0], evaluated", 0):
    qs[0]
with queries("qs.all() and qs.filter() of an evaluated one", 2):
    list(qs.all()), list(qs.filter(published=True))
with queries("author.posts.all twice in a template", 2):
    render("{{ author.posts.all }}{{ author.posts.all }}", author=author)
prefetched = Author.objects.prefetch_related("posts").get()
with queries("the same, prefetched", 0):
    render("{{ author.posts.all }}{{ author.posts.all }}", author=prefetched)

with queries("exists() on an ordered queryset", 1) as ctx:
    Post.objects.order_by("title").exists()
sql = ctx[0]["sql"]
assert sql.startswith("SELECT 1 AS") and sql.endswith("LIMIT 1") and "ORDER BY" not in sql
qs = Post.objects.all()
for time in ("first", "second"):
    with queries(f"iterator(), {time} call", 1):
        assert len(list(qs.iterator(chunk_size=2000))) == 30
assert qs._result_cache is None
