# shows: 1 2 3 4
author = Author.objects.create(name="a")
Post.objects.bulk_create([Post(title=str(i), author=author) for i in range(100)])
page = "{{ posts|length }} {% if posts %}{% for post in posts %}{{ post.title }}{% endfor %}{% endif %}"
with queries("the template with length and if", 1):
    render(page, posts=Post.objects.all())
with queries("the template with count and exists", 3) as ctx:
    render(page.replace("posts|length", "posts.count").replace("if posts", "if posts.exists"), posts=Post.objects.all())
assert "SELECT COUNT(*)" in ctx[0]["sql"] and "LIMIT 1" in ctx[1]["sql"] and "LIMIT" not in ctx[2]["sql"]
with queries("bool(), len(), loop", 1):
    qs = Post.objects.all()
    if qs:
        len(qs)
        for post in qs:
            post.title
with queries("count() and exists() of an evaluated QuerySet", 0):
    same("from the cache", (qs.count(), qs.exists()), (100, True))
with queries("contains()", 1) as ctx:
    assert Post.objects.contains(post)
print(ctx[0]["sql"])
assert "LIMIT 1" in ctx[0]["sql"] and f'"id" = {post.pk}' in ctx[0]["sql"]
with queries("in", 1) as ctx:
    assert post in Post.objects.all()
assert "LIMIT" not in ctx[0]["sql"] and "WHERE" not in ctx[0]["sql"]
