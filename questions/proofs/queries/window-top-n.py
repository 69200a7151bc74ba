from django.db.models import F, RowRange, Sum, Window
from django.db.models.functions import Rank, RowNumber

for name in "ab":
    author = Author.objects.create(name=name)
    for views in (5, 9, 9, 1):
        Post.objects.create(title=f"{name}{views}", views=views, author=author)
best_first = [F("views").desc(), F("pk")]
ranked = Post.objects.annotate(place=Window(RowNumber(), partition_by=F("author"), order_by=best_first))
with queries("two best of each author", 1) as ctx:
    top = [(p.title, p.place) for p in ranked.filter(place__lte=2)]
print(top)
assert sorted(top) == [("a9", 1), ("a9", 2), ("b9", 1), ("b9", 2)]
assert ctx.captured_queries[0]["sql"].startswith("SELECT * FROM (")
tied = Post.objects.annotate(place=Window(Rank(), partition_by=F("author"), order_by=F("views").desc()))
print("Rank() = 1:", len(tied.filter(place=1)), "rows for two authors")
assert len(tied.filter(place=1)) == 4
assert {p.title for p in ranked.filter(place=1).filter(views__lt=9)} == {"a5", "b5"}
print("an ordinary filter applies before the numbering")
default = Post.objects.annotate(t=Window(Sum("views"), order_by="views")).order_by("views", "pk")
by_row = Post.objects.annotate(t=Window(Sum("views"), order_by=["views", "pk"], frame=RowRange(end=0))).order_by("views", "pk")
print("running total with ties:", [p.t for p in default], "by row:", [p.t for p in by_row])
assert [p.t for p in default][:2] == [2, 2] and [p.t for p in by_row][:2] == [1, 2]
