# needs: postgresql
# shows: 1 2 3 4 5 6
import datetime
import re

from django.db.models import Q
from django.utils import timezone

N, now = 20000, timezone.now()


class Item(models.Model):
    author = models.ForeignKey(Author, on_delete=models.CASCADE)
    created = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["-created", "-id"], name="item_created")]


class Follow(models.Model):
    user = models.ForeignKey(User, on_delete=models.CASCADE)
    author = models.ForeignKey(Author, on_delete=models.CASCADE)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "author"], name="follow_once")]


class FeedRow(models.Model):
    user = models.ForeignKey(User, on_delete=models.CASCADE)
    item = models.ForeignKey(Item, on_delete=models.CASCADE)
    created = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["user", "-created", "-item"], name="row_feed")]


create(Item, Follow, FeedRow)


# The code of the card.
def feed(user, cursor=None):
    authors = Follow.objects.filter(user=user).values("author")
    posts = Item.objects.filter(author__in=authors)
    if cursor:
        created, pk = cursor
        posts = posts.filter(created__lte=created).filter(
            Q(created__lt=created) | Q(pk__lt=pk)
        )
    return posts.order_by("-created", "-pk")[:20]


active, silent = (Author.objects.bulk_create([Author(name=f"{kind}{i}") for i in range(50)]) for kind in "as")
others = Author.objects.bulk_create([Author(name=f"o{i}") for i in range(50)])
ann, bob = User.objects.create(username="ann"), User.objects.create(username="bob")
Follow.objects.bulk_create([Follow(user=ann, author=a) for a in active] + [Follow(user=bob, author=a) for a in silent])
posting = [*active, *others]
Item.objects.bulk_create([  # three posts share each moment
    Item(author=posting[i % 100], created=now - datetime.timedelta(seconds=i // 3)) for i in range(N)
] + [Item(author=a, created=now - datetime.timedelta(days=9)) for a in silent])
with connection.cursor() as cursor:
    cursor.execute("ANALYZE")
    cursor.execute("SET enable_bitmapscan = off")

with queries("fan-out on read", 1):
    first = list(feed(ann))
whole = list(Item.objects.filter(author__in=active).order_by("-created", "-pk"))
pages, last = [], None
for _ in range(30):
    page = list(feed(ann, last))
    pages += page
    last = page[-1].created, page[-1].pk
same("thirty pages are the first 600 posts", pages == whole[:600], True)


def by_number(page):
    return list(Item.objects.filter(author__in=active).order_by("-created", "-pk")[(page - 1) * 20 : page * 20])


Item.objects.create(author=active[0], created=now + datetime.timedelta(seconds=1))
same("page 2 by number repeats", [p.pk for p in by_number(2) if p in first], [first[-1].pk])
same("page 2 by position repeats", [p for p in feed(ann, (first[-1].created, first[-1].pk)) if p in first], [])


def read(label, qs):
    text = qs.explain(analyze=True)
    print(f"{label}:\n{text}\n")
    assert "item_created" in text
    return int(re.search(r"item_created .*actual .* rows=(\d+)", text)[1])


with connection.cursor() as cursor:
    for kind in ("seqscan", "hashjoin", "mergejoin", "sort"):
        cursor.execute(f"SET enable_{kind} = off")
some, all_newer = read("active authors", feed(ann)), read("silent authors", feed(bob))
print("posts read:", some, all_newer)
assert some < 100 and all_newer > N
for kind in ("seqscan", "hashjoin", "mergejoin", "sort"):
    with connection.cursor() as cursor:
        cursor.execute(f"SET enable_{kind} = on")
recent = Item.objects.filter(author__in=Follow.objects.filter(user=bob).values("author"))
recent = recent.filter(created__gte=now - datetime.timedelta(minutes=10)).order_by("-created", "-pk")[:20]
text = recent.explain(analyze=True)
print(text)
bounded = max(map(int, re.findall(r"blog_item.*actual .* rows=(\d+)", text)), default=0)
same("with a limit on created it reads less than a tenth", bounded < N / 10, True)


# Fan-out on write.
def write(item):
    followers = Follow.objects.filter(author=item.author_id).values_list("user", flat=True)
    return len(FeedRow.objects.bulk_create([FeedRow(user_id=u, item=item, created=item.created) for u in followers]))


star = active[1]
Follow.objects.bulk_create([Follow(user=User.objects.create(username=f"u{i}"), author=star) for i in range(100)])
item = Item.objects.create(author=star, created=now)
same("rows for one post", write(item), 101)
plan = FeedRow.objects.filter(user=ann).order_by("-created", "-item")[:20].explain()
print(plan)
with connection.cursor() as cursor:
    cursor.execute("ANALYZE blog_feedrow")
    cursor.execute("SET enable_seqscan = off")
plan = FeedRow.objects.filter(user=ann).order_by("-created", "-item")[:20].explain()
print(plan)
same("reading is one index scan", ("row_feed" in plan, "Sort" in plan), (True, False))
Follow.objects.filter(user=ann, author=star).delete()
same("after unfollowing: on write, on read", (FeedRow.objects.filter(user=ann).count(), item in feed(ann)), (1, False))
followed = Follow.objects.filter(user=ann).values("author")
visible = FeedRow.objects.filter(user=ann, item__author__in=followed)
same("visibility checked on reading", visible.count(), 0)
item.delete()
same("rows of a deleted post", FeedRow.objects.count(), 0)

# A sort value that changes while somebody scrolls.
mine = list(Item.objects.filter(author=active[2]).order_by("-created", "-pk"))
Follow.objects.bulk_create([Follow(user=User.objects.create(username="eve"), author=active[2])])
eve = User.objects.get(username="eve")
page = list(feed(eve))
Item.objects.filter(pk=page[0].pk).update(created=now - datetime.timedelta(hours=5))
Item.objects.filter(pk=mine[-1].pk).update(created=now + datetime.timedelta(hours=5))
seen, last = [p.pk for p in page], (page[-1].created, page[-1].pk)
while rows := list(feed(eve, last)):
    seen += [p.pk for p in rows]
    last = rows[-1].created, rows[-1].pk
same("twice, never", (seen.count(page[0].pk), seen.count(mine[-1].pk)), (2, 0))
