# needs: postgresql
# shows: 2 3 4 5 6
import re
import threading
import time

from django.core.cache import cache
from django.db import OperationalError

ann = Author.objects.create(name="ann")
Post.objects.bulk_create([Post(title=str(i), author=ann) for i in range(200)])


def naive():
    return [post.author.name for post in Post.objects.all()]


def joined():
    return [post.author.name for post in Post.objects.select_related("author")]


with queries("hundreds of small ones", 201):
    naive()
with queries("joined", 1):
    joined()

# The skew of production: one customer owns half of the rows.
big = Author.objects.create(name="big")
small = Author.objects.bulk_create([Author(name=f"a{i}") for i in range(500)])
Order.objects.bulk_create(
    [Order(number=str(i), customer=big if i % 2 else small[i % 500], status="open") for i in range(20000)]
)
with connection.cursor() as cursor:
    cursor.execute("ANALYZE blog_order")


def plan(customer):
    orders = Order.objects.filter(customer=customer)
    text = orders.explain(analyze=True, buffers=True)
    print(text, "\n")
    return text


rare, common = plan(small[2]), plan(big)
same("small customer: index", "blog_order_customer_id" in rare, True)
same("big customer: the same query scans the table", ("Seq Scan" in common, "blog_order_customer_id" in common), (True, False))
same("estimate, actual rows and buffers are shown", bool(re.search(r"cost=.* rows=\d+.*actual time=.* rows=[\d.]+.*\n.*", common)) and "Buffers" in common, True)
with connection.cursor() as cursor:
    cursor.execute("SET work_mem = '64kB'")
text = Order.objects.order_by("status", "number").explain(analyze=True)
print(text, "\n")
same("a sort on disk", bool(re.search(r"Sort Method: external merge +Disk", text)), True)

# explain() with analyze executes the query, without it it does not.
with connection.cursor() as cursor:
    cursor.execute("CREATE SEQUENCE calls")


def calls():
    with connection.cursor() as cursor:
        cursor.execute("SELECT last_value, is_called FROM calls")
        return cursor.fetchone()


counting = Tag.objects.annotate(n=models.Func(models.Value("calls"), function="nextval", output_field=models.BigIntegerField()))
Tag.objects.create(name="a")
counting.explain()
same("after explain()", calls(), (1, False))
counting.explain(analyze=True)
same("after explain(analyze=True)", calls(), (1, True))

# Slow at busy times alone: the same statement waits for a lock.
held, release = threading.Event(), threading.Event()


def job():
    with transaction.atomic():
        Author.objects.filter(pk=ann.pk).update(name="busy")
        held.set()
        release.wait(10)
    connection.close()


def request():
    Author.objects.filter(pk=ann.pk).update(email="a@x.org")


with connection.cursor() as cursor:
    cursor.execute("SET lock_timeout = '500ms'")
request()  # alone it does not wait
thread = threading.Thread(target=job)
thread.start()
held.wait(10)
raises(OperationalError, request)


def watch():
    """Let the other session go on when the request has waited for a while."""
    sql = "SELECT wait_event_type FROM pg_stat_activity WHERE pid = %s"
    with connection.cursor() as cursor:
        time.sleep(0.5)
        cursor.execute(sql, [pid])
        waits.append(cursor.fetchone()[0])
        cursor.execute("SHOW log_lock_waits")
    connection.close()
    release.set()


waits = []
with connection.cursor() as cursor:
    cursor.execute("SET lock_timeout = 0")
    cursor.execute("SELECT pg_backend_pid()")
    pid = cursor.fetchone()[0]
watcher = threading.Thread(target=watch)
watcher.start()
with queries("a wait for a lock counts as SQL time", 1) as ctx:
    request()
same("seconds", float(ctx[0]["time"]) > 0.3, True)
watcher.join()
thread.join()
same("pg_stat_activity", waits, ["Lock"])
request()

# A cache: the hit is fast, and whoever misses waits as long as before.
def page():
    time.sleep(0.3)
    return naive()


cache.clear()
times = []
for _ in range(2):
    start = time.perf_counter()
    with queries("cached page"):
        cache.get_or_set("page", page, 60)
    times.append(time.perf_counter() - start)
print("miss, hit:", [round(t, 3) for t in times])
assert times[0] > 0.3 > times[1]
with queries("the cause is still there", 201):
    naive()
