from django.db.models import F

post = Post.objects.create(title="t", author=Author.objects.create(name="a"))
post.views = F("views") + 1
with queries("save()", 1) as ctx:
    post.save()
assert "RETURNING" in ctx.captured_queries[0]["sql"]
with queries("reading the result", 0):
    assert post.views == 1
post.title = "new"
post.save()
post.refresh_from_db()
print("after the second save():", post.views)
assert post.views == 1
post.views = F("views") + 1
print("before save() it is still an expression:", post.views + 1)
post.save(update_fields=["title"])
assert hasattr(post.views, "resolve_expression")
Post.objects.bulk_update([post], ["views"])
assert hasattr(post.views, "resolve_expression")
print("and after bulk_update():", post.views)
