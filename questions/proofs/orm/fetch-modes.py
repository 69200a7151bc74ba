# shows: 1 2 3 4 5 6
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import FieldFetchBlocked


class Profile(models.Model):
    author = models.OneToOneField(Author, models.CASCADE, related_name="profile")


class Like(models.Model):
    content_type = models.ForeignKey(ContentType, models.CASCADE)
    object_id = models.PositiveBigIntegerField()
    target = GenericForeignKey("content_type", "object_id")


class PeersManager(models.Manager):
    def get_queryset(self):
        return super().get_queryset().fetch_mode(models.FETCH_PEERS)


class Page(models.Model):
    author = models.ForeignKey(Author, models.CASCADE)

    objects = PeersManager()


create(Profile, Like, Page)
for i in range(20):
    author = Author.objects.create(name=str(i))
    post = Post.objects.create(title=str(i), author=author)
    Comment.objects.create(post=post)
    Profile.objects.create(author=author)
    Like.objects.create(target=post)
    Page.objects.create(author=author)

TEMPLATE = "{% for post in posts %}{{ post.author.name }} {% endfor %}"
peers = Post.objects.fetch_mode(models.FETCH_PEERS)
strict = Post.objects.fetch_mode(models.FETCH_RAISE)
with queries("by default, in a template", 21):
    page = render(TEMPLATE, posts=Post.objects.all())
with queries("FETCH_PEERS", 2):
    assert render(TEMPLATE, posts=peers.all()) == page
raises(FieldFetchBlocked, render, TEMPLATE, posts=strict.all())
operator = render("{% for post in posts %}{% if not post.author %}none {% else %}one {% endif %}{% endfor %}", posts=strict.all()[:2])
same("{% if %} with an operator", operator, "one one ")
operator = render("{% for post in posts %}{% if post.author.name == '0' %}his{% endif %}{% endfor %}", posts=strict.all())
same("another one", operator, "")
with queries("select_related()", 1):
    assert render(TEMPLATE, posts=Post.objects.select_related("author")) == page
raises(FieldFetchBlocked, lambda: strict[0].author)

for what, rows, field in (
    ("one-to-one", Profile.objects, "author"),
    ("one-to-one, reverse side", Author.objects, "profile"),
    ("generic foreign key", Like.objects, "target"),
    ("deferred field", Post.objects.only("title"), "body"),
):
    with queries(what, 21):
        values = [getattr(row, field) for row in rows.all()]
    with queries(f"{what}, FETCH_PEERS", 2):
        assert [getattr(row, field) for row in rows.fetch_mode(models.FETCH_PEERS)] == values
    raises(FieldFetchBlocked, getattr, rows.fetch_mode(models.FETCH_RAISE)[0], field)

with queries("comment.post.author", 3):
    for comment in Comment.objects.fetch_mode(models.FETCH_PEERS):
        comment.post.author.name
raises(FieldFetchBlocked, lambda: strict.select_related("author")[0].author.profile)

for mode in models.FETCH_PEERS, models.FETCH_RAISE:
    with queries(f"{mode}, to-many relation", 21):
        for post in Post.objects.fetch_mode(mode):
            list(post.comments.all())
with queries("FETCH_PEERS, get() of 5 posts", 10):
    for pk in range(1, 6):
        peers.get(pk=pk).author.name
with queries("FETCH_PEERS, iterator()", 21):
    for post in peers.iterator():
        post.author.name
with queries("FETCH_PEERS, iterator() with a prefetch: rows, comments and authors of each chunk", 5):
    for post in peers.prefetch_related("comments").iterator(chunk_size=10):
        post.author.name

posts = list(peers.all())
first = posts[0]
del posts, post
with queries("the peers are weak references, the other posts are gone", 1) as ctx:
    first.author.name
print(ctx.captured_queries[0]["sql"])
assert ctx.captured_queries[0]["sql"].endswith('"blog_author"."id" = 1 LIMIT 21')
with queries("set in a manager", 2):
    for row in Page.objects.all():
        row.author.name
