from django.db.models import Count, Sum

ann, bob = Author.objects.create(name="ann"), Author.objects.create(name="bob")
Post.objects.create(title="x", views=3, author=ann)
Post.objects.create(title="y", views=4, author=ann)
with queries("annotate() is lazy", 0):
    rows = Author.objects.annotate(views=Sum("posts__views")).order_by("pk")
with queries("aggregate() runs at once", 1):
    total = Post.objects.aggregate(views=Sum("views"))
print(list(rows.values_list("name", "views")), total)
assert list(rows.values_list("name", "views")) == [("ann", 7), ("bob", None)] and total == {"views": 7}
empty = Post.objects.filter(views__gt=100)
assert empty.aggregate(n=Sum("views")) == {"n": None}
assert empty.aggregate(n=Sum("views", default=0), c=Count("pk")) == {"n": 0, "c": 0}
raises(TypeError, Count, "pk", default=0)
assert "HAVING" in str(rows.filter(views__gt=5).query)
