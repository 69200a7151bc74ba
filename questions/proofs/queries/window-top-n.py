# needs: postgresql
# shows: 1 2 3 4 5 6
from django.db import NotSupportedError
from django.db.models import F, Q, RowRange, Sum, Window
from django.db.models.functions import DenseRank, Rank, RowNumber
from django.utils import timezone
from datetime import timedelta


class Post(models.Model):
    title = models.CharField(max_length=9)
    views = models.IntegerField()
    author = models.ForeignKey(Author, models.CASCADE)
    created = models.DateTimeField()

    class Meta:
        app_label = "news"
        indexes = [models.Index(fields=["author", "-views", "id"], name="author_views")]


create(Post)
start = timezone.now()
for name in "ab":
    author = Author.objects.create(name=name)
    for i, views in enumerate((5, 9, 9, 1)):
        Post.objects.create(title=f"{name}{i}", views=views, author=author, created=start + timedelta(hours=max(i, 1)))

ranked = Post.objects.annotate(
    place=Window(
        expression=RowNumber(),
        partition_by=F("author"),
        order_by=[F("views").desc(), F("pk")],
    )
)
with queries("two best of each author", 1) as ctx:
    top = ranked.filter(place__lte=2)
    same("top", sorted((p.title, p.place) for p in top), [("a1", 1), ("a2", 2), ("b1", 1), ("b2", 2)])
sql = ctx[0]["sql"]
assert sql.startswith("SELECT * FROM (") and sql.endswith('"qualify" WHERE "place" <= 2')

for qs in (ranked.filter(place=1).filter(views__lt=9), ranked.filter(views__lt=9).filter(place=1), ranked.filter(views__lt=9, place=1)):
    same("numbered after filter(views__lt=9)", sorted(p.title for p in qs), ["a0", "b0"])
    inner, outer = str(qs.query).split('"qualify" WHERE')
    assert '"views" < 9' in inner and "views" not in outer
inner, outer = str(ranked.filter(Q(place=1) | Q(views__lt=9)).query).split('"qualify" WHERE')
same("tied by OR: inside, outside", ('"views" < 9' in inner, "< 9" in outer), (False, True))
one = ranked.filter(place__lte=2, author=author)
same("one author", [p.title for p in one.order_by("place")], ["b1", "b2"])
assert '"author_id" = ' in str(one.query).split('"qualify" WHERE')[0]

ties = {}
for function in (RowNumber, Rank, DenseRank):
    window = Window(function(), partition_by=F("author"), order_by=F("views").desc())
    ties[function.__name__] = list(Post.objects.filter(author=author).annotate(n=window).order_by("n").values_list("n", flat=True))
same("ties", ties, {"RowNumber": [1, 2, 3, 4], "Rank": [1, 1, 3, 4], "DenseRank": [1, 1, 2, 3]})
rank = Window(Rank(), partition_by=F("author"), order_by=F("views").desc())
Post.objects.filter(title="b0").update(views=9)
unique = Window(Rank(), partition_by=F("author"), order_by=[F("views").desc(), F("pk")])
same("Rank <= 2, ordered by pk too", Post.objects.filter(author=author).annotate(n=unique).filter(n__lte=2).count(), 2)
same("Rank <= 2", Post.objects.filter(author=author).annotate(n=rank).filter(n__lte=2).count(), 3)
Post.objects.filter(title="b0").update(views=5)

mine = Post.objects.filter(author=author).order_by("created", "pk")
by_value = mine.annotate(t=Window(Sum("views"), order_by="created"))
by_row = mine.annotate(t=Window(Sum("views"), order_by="created", frame=RowRange(end=0)))
with queries("running total", 1):
    same("up to the row and its ties", [p.t for p in by_value], [14, 14, 23, 24])
totals = sorted(p.t for p in by_row)
print("up to the row:", totals)
assert totals[0] in (5, 9) and totals[1:] == [14, 23, 24]


def lock():
    with transaction.atomic():
        list(ranked.select_for_update())


raises(NotSupportedError, lock)

authors = Author.objects.bulk_create(Author(name=str(i)) for i in range(200))
Post.objects.bulk_create(
    Post(title="x", views=i, author=a, created=start) for a in authors for i in range(40)
)
with connection.cursor() as cursor:
    cursor.execute("VACUUM ANALYZE news_post")


def plan(qs):
    with connection.cursor() as cursor:
        sql, params = qs.query.sql_with_params()
        cursor.execute("EXPLAIN ANALYZE " + sql, params)
        return "\n".join(line for line, in cursor.fetchall())


with_index = plan(top)
print(with_index)
assert "author_views" in with_index and "Sort" not in with_index
scan = next(line for line in with_index.splitlines() if "author_views" in line)
same("rows read for 404 results", ("rows=8008" in scan.split("actual")[1], top.all().count()), (True, 404))
few = plan(ranked.filter(place__lte=2, author=author))
assert "rows=4" in few.split("Scan")[-1].split("actual")[1]
with connection.cursor() as cursor:
    cursor.execute("DROP INDEX author_views")
without = plan(top)
print(without)
assert "Sort" in without
