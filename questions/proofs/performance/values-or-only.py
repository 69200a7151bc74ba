import time

author = Author.objects.create(name="a")
Post.objects.bulk_create([Post(title=str(i), body="x" * 1000, author=author) for i in range(20000)])


def milliseconds(qs):
    """The best of three runs."""
    runs = []
    for _ in range(3):
        start = time.perf_counter()
        for _ in qs.iterator():
            pass
        runs.append(time.perf_counter() - start)
    return round(min(runs) * 1000)


spent = {
    "instances": milliseconds(Post.objects.all()),
    'only("title")': milliseconds(Post.objects.only("title")),
    'values_list("title")': milliseconds(Post.objects.values_list("title")),
}
print(spent)
assert spent['values_list("title")'] < spent["instances"]
with queries("only(), then another field", 6):
    for post in Post.objects.only("title")[:5]:
        post.body
with queries("values_list() over a foreign key", 1):
    list(Post.objects.values_list("title", "author__name")[:5])
row = Post.objects.values("title").first()
raises(KeyError, lambda: row["body"])
for name in "ab":
    post.tags.add(Tag.objects.create(name=name))
assert len(Post.objects.filter(pk=post.pk).values_list("title", "tags__name")) == 2
