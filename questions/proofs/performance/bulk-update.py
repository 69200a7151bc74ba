# needs: Django>=6.0
from django.db.models import F

author = Author.objects.create(name="a")
Post.objects.bulk_create([Post(title=str(i), author=author) for i in range(1000)])
posts = list(Post.objects.all())
for post in posts:
    post.views = post.pk * 2
with transaction.atomic(), queries("save() each", 1000):
    for post in posts:
        post.save(update_fields=["views"])
with transaction.atomic(), queries("bulk_update(batch_size=100)", 10) as ctx:
    assert Post.objects.bulk_update(posts, ["views"], batch_size=100) == 1000
assert "CASE WHEN" in ctx.captured_queries[0]["sql"]
with transaction.atomic(), queries("bulk_update() without batch_size", 1):
    Post.objects.bulk_update(posts, ["views"])
with transaction.atomic(), queries("update() with F()", 1):
    Post.objects.update(views=F("id") * 3)
posts[0].title = "stale"
Post.objects.bulk_update(posts[:1], ["title", "views"])
print("concurrent change overwritten:", Post.objects.get(pk=posts[0].pk).views == posts[0].pk * 2)
assert Post.objects.get(pk=posts[0].pk).views == posts[0].pk * 2
