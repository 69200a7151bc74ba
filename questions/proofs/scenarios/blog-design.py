# shows: 1 2 3 4 5 6
import datetime
import time

from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Now
from django.utils import timezone


class EntryQuerySet(models.QuerySet):
    def published(self):
        return self.filter(status="published", published_at__lte=Now())


class Entry(models.Model):
    author = models.ForeignKey(Author, on_delete=models.CASCADE)
    slug = models.SlugField()
    status = models.CharField(max_length=10, default="draft")
    published_at = models.DateTimeField(null=True)
    tags = models.ManyToManyField(Tag)
    objects = EntryQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["slug"], name="post_slug")]
        indexes = [models.Index(
            fields=["status", "-published_at"], name="post_list")]


class Remark(models.Model):
    post = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="remarks")
    parent = models.ForeignKey("self", null=True, on_delete=models.CASCADE)
    text = models.CharField(max_length=50)


create(Entry, Remark)
ann, now = Author.objects.create(name="ann"), timezone.now()
tags = [Tag.objects.create(name=n) for n in "ab"]
for i in range(20):
    entry = Entry.objects.create(
        slug=f"post-{i}", author=ann, status="draft" if i % 2 else "published", published_at=now - datetime.timedelta(hours=i)
    )
    entry.tags.set(tags)
    Remark.objects.create(post=entry)
with queries("naive list", 31):
    [(p.author.name, [t.name for t in p.tags.all()], p.remarks.count()) for p in Entry.objects.published()]
listed = Entry.objects.published().order_by("-published_at").select_related("author").prefetch_related("tags")
counted = Remark.objects.filter(post=OuterRef("pk")).order_by().values("post").annotate(n=Count("pk")).values("n")
entries = listed.annotate(n=Subquery(counted))
with queries("authors joined, tags prefetched", 2):
    [(p.author.name, [t.name for t in p.tags.all()]) for p in listed]
with queries("and comments counted in a subquery", 2):
    rows = [(p.author.name, sorted(t.name for t in p.tags.all()), p.n) for p in entries]
same("published posts, the first", (len(rows), rows[0]), (10, ("ann", ["a", "b"], 1)))

# The constraint holds for writes that no form has seen.
raises(IntegrityError, Entry.objects.bulk_create, [Entry(slug="post-1", author=ann)])
raises(ValidationError, Entry(slug="post-1", author=ann, published_at=now).validate_constraints)

# The index serves the list, also with the subquery, and not with a joined Count().
for qs in (listed, entries):
    plan = qs.explain()
    print(plan)
    assert "post_list" in plan and "status=?" in plan and "TEMP B-TREE" not in plan
plan = listed.annotate(n=Count("remarks")).explain()
print(plan)
assert "TEMP B-TREE FOR ORDER BY" in plan

# Nothing runs at the moment of publication.
soon = Entry.objects.create(
    slug="soon", author=ann, status="published", published_at=timezone.now() + datetime.timedelta(seconds=1.5)
)
same("before its time", Entry.objects.published().contains(soon), False)

time.sleep(2)
same("after its time", Entry.objects.published().contains(soon), True)

# Threads: one query, nested in Python.
root = Remark.objects.create(post=soon, text="root")
Remark.objects.create(post=soon, text="leaf", parent=Remark.objects.create(post=soon, text="branch", parent=root))
with queries("all comments of a post", 1):
    nested = {}
    for remark in soon.remarks.all():
        nested.setdefault(remark.parent_id, []).append(remark)


def tree(parent):
    return {remark.text: tree(remark.pk) for remark in nested.get(parent, [])}


same("nested", tree(None), {"root": {"branch": {"leaf": {}}}})
