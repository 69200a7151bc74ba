# shows: 1 2 3 4
author = Author.objects.create(name="a")
Post.objects.bulk_create([Post(title=str(i), body="x" * 100, author=author) for i in range(1000)])
built = []
from_db = Post.from_db.__func__
Post.from_db = classmethod(lambda cls, *args, **kwargs: built.append(1) or from_db(cls, *args, **kwargs))


def cost(qs):
    """Instances built, and characters read from the cursor."""
    built.clear()
    with queries(str(qs.query)[:60], 1) as ctx:
        list(qs)
    with connection.cursor() as cursor:
        cursor.execute(ctx[0]["sql"])
        return len(built), sum(len(str(row)) for row in cursor.fetchall())


full, only, tuples = cost(Post.objects.all()), cost(Post.objects.only("title")), cost(Post.objects.values_list("title"))
print("instances and characters, full, only(), values_list():", full, only, tuples)
assert full[0] == only[0] == 1000 and tuples[0] == 0
assert tuples[1] <= only[1] < full[1] / 2
same("a row", Post.objects.values_list("title", "author__name").first(), ("0", "a"))
with queries("only(), then another field of five", 6):
    for post in Post.objects.only("title")[:5]:
        post.body
with queries("values_list() over a foreign key", 1) as ctx:
    list(Post.objects.values_list("title", "author__name")[:5])
assert "INNER JOIN" in ctx[0]["sql"]
for name in "ab":
    post.tags.add(Tag.objects.create(name=name))
same("rows for two tags", len(Post.objects.filter(pk=post.pk).values_list("title", "tags__name")), 2)

built.clear()
rows = iter(Post.objects.iterator(chunk_size=100))
next(rows)
qs = Post.objects.all()
for post in qs.iterator(chunk_size=100):
    pass
same("kept by iterator()", qs._result_cache, None)
list(qs)
same("kept by a plain loop", len(qs._result_cache), 1000)
