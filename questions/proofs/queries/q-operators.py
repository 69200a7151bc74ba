from django.db.models import Q

author = Author.objects.create(name="a")
for title, published, views in (("x", True, 5), ("y", False, 50), ("z", True, 50)):
    Post.objects.create(title=title, published=published, views=views, author=author)


def titles(q):
    return "".join(Post.objects.filter(q).order_by("title").values_list("title", flat=True))


live, popular, signed = Q(published=True), Q(views__gt=10), Q(author__isnull=False)
assert titles(live | popular) == "xyz" and titles(live & popular) == "z"
assert titles(live ^ popular) == "xy" and titles(~live) == "y"
print("three operands of ^, odd number true:", titles(live ^ Q(views__gt=1) ^ signed))
assert titles(live ^ Q(views__gt=1) ^ signed) == "xz"
visible, safe = Q(), Q(pk__in=[])
for team in []:
    visible |= Q(title=team)
    safe |= Q(title=team)
print("no teams, from Q():", titles(visible), "- from Q(pk__in=[]):", titles(safe) or "nothing")
assert titles(visible) == "xyz" and titles(safe) == ""
assert titles(safe | Q(title="x")) == "x"
with queries("Q(pk__in=[]) alone", 0):
    titles(safe)
