from django.core.exceptions import FieldError
from django.db import NotSupportedError
from django.db.models import Count, StringAgg, Value

a = Author.objects.create(name="a")
p = Post.objects.create(title="p", author=a)
Post.objects.create(title="q", author=a)
for n in ("zebra", "apple", "mango"):
    p.tags.add(Tag.objects.create(name=n))
ordered = Post.objects.annotate(
    names=StringAgg("tags__name", delimiter=Value(", "), order_by="tags__name")
).order_by("pk").values_list("names", flat=True)
try:
    with queries("names of all posts", 1):
        assert list(ordered) == ["apple, mango, zebra", None]
except NotSupportedError as e:
    print("this SQLite is older than 3.44:", e)
try:
    Post.objects.annotate(names=StringAgg("tags__name", delimiter=", "))
except FieldError as e:
    print("delimiter as a plain string:", str(e)[:40])
else:
    raise AssertionError
raises(TypeError, Count, "pk", order_by="pk")
