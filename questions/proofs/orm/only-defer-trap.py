from django.core.exceptions import FieldError

author = Author.objects.create(name="a")
for i in range(100):
    Post.objects.create(title=f"p{i}", author=author)
with queries('only("title"), then body', 101):
    for post in Post.objects.only("title"):
        post.title, post.body
with queries('only("title", "body")', 1):
    for post in Post.objects.only("title", "body"):
        post.title, post.body
assert "title" in Post.objects.only("title").only("body").first().get_deferred_fields()
assert Post.objects.defer("title").defer("body").first().get_deferred_fields() == {"title", "body"}
post = Post.objects.only("title").first()
with queries("save() of such an instance", 1) as ctx:
    post.title = "new"
    post.save()
print(ctx.captured_queries[0]["sql"])
assert "body" not in ctx.captured_queries[0]["sql"]
raises(FieldError, lambda: list(Post.objects.only("title").select_related("author")))
