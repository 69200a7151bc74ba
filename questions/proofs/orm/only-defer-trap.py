# shows: 1 2 3 4 5
from django.core.exceptions import FieldError

author = Author.objects.create(name="a")
Post.objects.bulk_create([Post(title=f"p{i}", body="long", author=author) for i in range(100)])
PAGE = "{% for post in posts %}[{{ post.title }} {{ post.views }}]{% endfor %}"
with queries('only("title"), and the template prints views', 101):
    page = render(PAGE, posts=Post.objects.only("title"))
with queries('only("title", "views")', 1):
    assert render(PAGE, posts=Post.objects.only("title", "views")) == page
with queries('defer("body")', 1):
    assert render(PAGE, posts=Post.objects.defer("body")) == page
with queries('values("title")', 1):
    same("the missing key in a template", render(PAGE, posts=Post.objects.values("title")[:2]), "[p0 ][p1 ]")
raises(KeyError, lambda: Post.objects.values("title").first()["views"])

post = Post.objects.only("title").first()
assert post.get_deferred_fields() == {"body", "views", "published", "author_id"}
Post.objects.filter(pk=post.pk).update(body="changed meanwhile")
post.title, post.views = "new", 7
with queries("save() of such an instance", 1) as ctx:
    post.save()
print(ctx.captured_queries[0]["sql"])
post.refresh_from_db()
assert (post.title, post.views, post.body) == ("new", 7, "changed meanwhile")

assert "title" in Post.objects.only("title").only("body").first().get_deferred_fields()
assert Post.objects.defer("title").defer("body").first().get_deferred_fields() == {"title", "body"}

with queries("with select_related()", 1):
    for post in Post.objects.only("title", "author__name").select_related("author"):
        post.title, post.author.name
raises(FieldError, lambda: list(Post.objects.only("title").select_related("author")))
if hasattr(models, "FETCH_RAISE"):
    from django.core.exceptions import FieldFetchBlocked

    strict = Post.objects.only("title").fetch_mode(models.FETCH_RAISE)
    raises(FieldFetchBlocked, render, PAGE, posts=strict)
    raises(FieldFetchBlocked, render, "{% for post in posts %}{% if post.body %}y{% endif %}{% endfor %}", posts=strict.all())
    for test in ("not post.body", "post.body == 'long'", "post.title and post.body"):
        page = "{% for post in posts %}{% if " + test + " %}y{% endif %}{% endfor %}"
        same(f"if {test}", render(page, posts=strict.all()), "")
