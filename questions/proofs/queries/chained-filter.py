# shows: 1 2 3 4 5
from django.db.models import Count, Exists, OuterRef

for name, posts in {
    "two posts": [("django", 1), ("other", 100)],
    "one post": [("django", 100), ("django", 200)],
    "neither": [("other", 1)],
}.items():
    author = Author.objects.create(name=name)
    for title, views in posts:
        Post.objects.create(author=author, title=title, views=views)


def names(qs):
    return list(qs.order_by("name").values_list("name", flat=True))


def joins(qs):
    return str(qs.query).count("JOIN")


authors = Author.objects.filter(posts__title="django", posts__views__gt=50)
either = Author.objects.filter(posts__title="django").filter(
    posts__views__gt=50  # of this post or of another one
)
same("one filter()", (joins(authors), names(authors)), (1, ["one post"] * 2))
same("chained", (joins(either), names(either)), (2, ["one post"] * 4 + ["two posts"]))
one = Comment.objects.filter(post__title="django", post__views__gt=50)
two = Comment.objects.filter(post__title="django").filter(post__views__gt=50)
same("over a foreign key", (joins(one), str(one.query) == str(two.query)), (1, True))

match = Post.objects.filter(author=OuterRef("pk"), title="django", views__gt=50)
authors = Author.objects.filter(Exists(match))
same("Exists", names(authors), ["one post"])
same("exclude()", names(Author.objects.exclude(posts__title="django", posts__views__gt=50)), ["neither"])
same("~Exists", names(Author.objects.filter(~Exists(match))), ["neither", "two posts"])

same("chained and distinct()", names(either.distinct()), ["one post", "two posts"])
counted = either.distinct().annotate(n=Count("posts")).get(name="one post")
same("posts counted after that", (counted.n, counted.posts.count()), (4, 2))
