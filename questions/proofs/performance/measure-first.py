# needs: postgresql
# shows: 1 2 3
import re

from django.db.models import BigIntegerField, Func, Index, Value

author = Author.objects.create(name="a")
Post.objects.bulk_create([Post(title=str(i), views=i, author=author) for i in range(100)])
with queries("100 posts, author of each", 101):
    for post in Post.objects.all():
        post.author.name
with queries("select_related()", 1):
    for post in Post.objects.select_related("author"):
        post.author.name
with queries("prefetch_related() of the tags", 2):
    for post in Post.objects.prefetch_related("tags"):
        list(post.tags.all())

with connection.cursor() as cursor:
    cursor.execute("CREATE SEQUENCE executed")
qs = Author.objects.annotate(n=Func(Value("executed"), function="nextval", output_field=BigIntegerField()))
assert "actual" not in qs.explain()
print(qs.explain(analyze=True, buffers=True))
assert re.search(r"actual time=\d.* rows=1", qs.explain(analyze=True, buffers=True))
assert "Buffers:" in Post.objects.order_by("title").explain(analyze=True, buffers=True)
with connection.cursor() as cursor:
    cursor.execute("SELECT nextval('executed')")
    same("two times executed, not at all by plain explain()", cursor.fetchone()[0], 3)

with connection.schema_editor() as editor:
    editor.add_index(Post, Index(fields=["views"], name="post_views"))


def plan(label):
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE blog_post")
    first = Post.objects.filter(views=50).explain().splitlines()[0]
    print(f"{label}: {first}")
    return first


Post.objects.filter(pk__gt=post.pk).delete()
Post.objects.filter(pk__gte=Post.objects.order_by("pk")[20].pk).delete()
assert "Seq Scan" in plan("20 rows")
Post.objects.bulk_create([Post(title=str(i), views=i, author=author) for i in range(20000)])
assert "post_views" in plan("20,000 rows")
with connection.schema_editor() as editor:
    editor.remove_index(Post, Index(fields=["views"], name="post_views"))
report = Post.objects.filter(views=50).explain(analyze=True)
print(report)
assert "Seq Scan" in report and re.search(r"Rows Removed by Filter: (19|20)\d{3}", report)
with transaction.atomic(), connection.cursor() as cursor:
    Post.objects.all().update(views=7)
    report = Post.objects.filter(views=7).explain(analyze=True)
print(report)
estimate, actual = re.search(r"rows=(\d+).*actual.* rows=(\d+)", report).groups()
print("before ANALYZE: estimated", estimate, "actual", actual)
assert int(actual) > 100 * int(estimate)
