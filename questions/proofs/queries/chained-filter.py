from django.db.models import Exists, OuterRef

ann, bob = Author.objects.create(name="ann"), Author.objects.create(name="bob")
for author, title, views in ((ann, "django", 1), (ann, "other", 100), (bob, "django", 100), (bob, "django", 200)):
    Post.objects.create(author=author, title=title, views=views)


def names(qs):
    return list(qs.order_by("name").values_list("name", flat=True))


one = Author.objects.filter(posts__title="django", posts__views__gt=50)
two = Author.objects.filter(posts__title="django").filter(posts__views__gt=50)
print("one filter():", names(one), "chained:", names(two))
assert names(one) == ["bob"] * 2 and names(two) == ["ann"] + ["bob"] * 4
assert (str(one.query).count("JOIN"), str(two.query).count("JOIN")) == (1, 2)
match = Exists(Post.objects.filter(author=OuterRef("pk"), title="django", views__gt=50))
assert names(Author.objects.filter(match)) == ["bob"]
excluded = names(Author.objects.exclude(posts__title="django", posts__views__gt=50))
print("exclude():", excluded, "~Exists:", names(Author.objects.filter(~match)))
assert excluded == [] and names(Author.objects.filter(~match)) == ["ann"]
