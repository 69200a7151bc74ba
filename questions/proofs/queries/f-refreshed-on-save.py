# needs: Django>=6.0, postgresql
# shows: 2 3 4 5
from django.db import connections
from django.db.backends.mysql.features import DatabaseFeatures
from django.db.models import F

post = Post.objects.create(title="t", author=Author.objects.create(name="a"))
post.views = F("views") + 1
with queries("save()", 1) as ctx:
    post.save()
sql = ctx[0]["sql"]
assert sql.startswith("UPDATE") and '"views" = ("blog_post"."views" + 1)' in sql and sql.endswith('RETURNING "blog_post"."views"')
with queries("reading the result", 0):
    same("views", post.views, 1)
post.title = "new"
post.save()
same("after the second save()", Post.objects.get().views, 1)

post.views = F("views") + 1
print("before save():", post.views + 1)
raises(TypeError, lambda: post.views > 0)
assert (post.views == 2) is False and render("{{ post.views }}", post=post) != "2"
post.save(update_fields=["title"])
assert hasattr(post.views, "resolve_expression") and Post.objects.get().views == 1
Post.objects.bulk_update([post], ["views"])
print("after bulk_update():", post.views)
assert hasattr(post.views, "resolve_expression")
same("in the row", Post.objects.get().views, 2)
post.save()
same("and the next save() adds again", Post.objects.get().views, 3)
raises(ValueError, Post.objects.create, title="x", author=post.author, views=F("views") + 1)

Post.objects.filter(pk=post.pk).update(views=F("views") + 1)
with queries("refresh_from_db() after update()", 1):
    post.refresh_from_db()
same("views", post.views, 4)

connections.settings["lite"] = {**connections.settings["default"], "ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:", "OPTIONS": {}}
with connections["lite"].schema_editor() as editor:
    editor.create_model(Author), editor.create_model(Tag), editor.create_model(Post)
lite = Post.objects.using("lite").create(title="t", author=Author.objects.using("lite").create(name="a"))
lite.views = F("views") + 1
with CaptureQueriesContext(connections["lite"]) as ctx:
    lite.save()
    same("SQLite, one query", (lite.views, len(ctx)), (1, 1))

# MySQL's backend says that it has no RETURNING for UPDATE; here this server does not either.
assert not DatabaseFeatures.can_return_rows_from_update
connection.features.__class__.can_return_rows_from_update = False
post.views = F("views") + 1
with queries("save() without RETURNING", 1) as ctx:
    post.save()
assert "RETURNING" not in ctx[0]["sql"]
same("deferred", post.get_deferred_fields(), {"views"})
with queries("reading the result", 1):
    same("views", post.views, 5)
