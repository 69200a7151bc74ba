from django.db.models import Index

author = Author.objects.create(name="a")
Post.objects.bulk_create([Post(title=str(i), views=i, author=author) for i in range(1000)])
qs = Post.objects.filter(views=500)
before = qs.explain()
with connection.schema_editor() as editor:
    editor.add_index(Post, Index(fields=["views"], name="post_views"))
after = qs.explain()
print(before, "->", after)
assert "SCAN" in before and "USING INDEX post_views" in after
raises(ValueError, qs.explain, analyze=True)  # SQLite has no ANALYZE
