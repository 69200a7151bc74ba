author = Author.objects.create(name="a")
Post.objects.bulk_create([Post(title=str(i), author=author) for i in range(100)])
with queries("exists(), count(), loop", 3):
    qs = Post.objects.all()
    if qs.exists():
        qs.count()
        for post in qs:
            post.title
with queries("bool(), len(), loop", 1):
    qs = Post.objects.all()
    if qs:
        len(qs)
        for post in qs:
            post.title
with queries("count() and exists() of an evaluated QuerySet", 0):
    qs.count(), qs.exists()
with queries("exists() alone", 1) as ctx:
    Post.objects.order_by("title").exists()
print(ctx.captured_queries[0]["sql"])
assert "LIMIT 1" in ctx.captured_queries[0]["sql"] and "ORDER BY" not in ctx.captured_queries[0]["sql"]
with queries("contains()", 1) as ctx:
    assert Post.objects.contains(post)
assert "LIMIT 1" in ctx.captured_queries[0]["sql"]
