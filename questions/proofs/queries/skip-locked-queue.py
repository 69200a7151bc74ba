# needs: postgresql
# shows: 1 2 3 4 5 6
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

from django.db import NotSupportedError, connections
from django.utils import timezone


class Job(models.Model):
    status = models.CharField(max_length=9, default="new")
    claimed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["id"], condition=models.Q(status="new"), name="new_jobs")]


create(Job)


def fresh(n):
    Job.objects.all().delete()
    return [job.pk for job in Job.objects.bulk_create(Job() for _ in range(n))]


def workers(call, n=4):
    def run(_):
        try:
            return call()
        finally:
            connection.close()

    with ThreadPoolExecutor(n) as pool:
        return [thread.result() for thread in [pool.submit(run, i) for i in range(n)]]


def claim(hold=lambda: None, **kwargs):
    with transaction.atomic():
        job = (
            Job.objects.select_for_update(**kwargs)
            .filter(status="new")
            .order_by("pk")
            .first()
        )
        hold()
        if job:
            job.status, job.claimed_at = "running", timezone.now()
            job.save(update_fields=["status", "claimed_at"])
    return job and job.pk


pks = fresh(8)
barrier = Barrier(4)  # all four hold a lock at the same time
same("SKIP LOCKED", sorted(workers(lambda: claim(lambda: barrier.wait(10), skip_locked=True))), pks[:4])

# Without a lock all four read the same job.
pks = fresh(8)
barrier = Barrier(4)


def unlocked():
    with transaction.atomic():
        job = Job.objects.filter(status="new").order_by("pk").first()
        barrier.wait(10)
        job.status = "running"
        job.save(update_fields=["status"])
    return job.pk


same("no lock", workers(unlocked), [pks[0]] * 4)

pks = fresh(8)
same("plain select_for_update(), one after the other", sorted(workers(claim)), pks[:4])


def waiting():
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY(pg_blocking_pids(pid))")
        return cursor.fetchone()[0]


pks = fresh(2)
with ThreadPoolExecutor(1) as pool:
    with transaction.atomic():
        held = Job.objects.select_for_update().filter(status="new").order_by("pk").first()
        second = pool.submit(lambda: (claim(), connection.close())[0])
        for _ in range(500):
            if waiting():
                break
            time.sleep(0.01)
        same("a second worker waits", (waiting() > 0, second.done()), (True, False))
        Job.objects.filter(pk=held.pk).update(status="running")
    same("and then takes", second.result(10), pks[1])

pks = fresh(3)


def skipping():
    with transaction.atomic():
        return [job.pk for job in Job.objects.select_for_update(skip_locked=True).order_by("pk")]


with transaction.atomic():
    Job.objects.select_for_update().get(pk=pks[0])
    same("what another connection sees", workers(skipping, 1), [pks[1:]])

# A worker that works inside its transaction, and dies.
connections.settings["worker"] = {**connections.settings["default"]}
worker = connections["worker"]
worker.set_autocommit(False)
job = Job.objects.using("worker").select_for_update(skip_locked=True).filter(status="new").order_by("pk").first()
same("claimed by the worker", job.pk, pks[0])
same("meanwhile", workers(skipping, 1), [pks[1:]])
with worker.cursor() as cursor:
    cursor.execute("SELECT pg_backend_pid()")
    (pid,) = cursor.fetchone()
with connection.cursor() as cursor:
    cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [pid])
same("after its death", workers(skipping, 1), [pks])
worker.close()

# A worker that claims, commits, and dies.
claim(skip_locked=True)
same("still running", Job.objects.get(pk=pks[0]).status, "running")
same("not given out", claim(skip_locked=True), pks[1])
Job.objects.filter(pk=pks[0]).update(claimed_at=timezone.now() - timedelta(hours=1))
old = Job.objects.filter(status="running", claimed_at__lt=timezone.now() - timedelta(minutes=10))
same("swept", old.update(status="new"), 1)
same("given out again", claim(skip_locked=True), pks[0])

pk = fresh(1)[0]
start = Barrier(2)


def swap():
    start.wait(10)
    return Job.objects.filter(pk=pk, status="new").update(status="running")


same("compare-and-swap", sorted(workers(swap, 2)), [0, 1])

fresh(20000)
Job.objects.exclude(pk__gt=Job.objects.order_by("-pk")[10].pk).update(status="done")
with connection.cursor() as cursor:
    cursor.execute("VACUUM ANALYZE blog_job")
plan = Job.objects.filter(status="new").order_by("pk")[:1].explain()
print(plan)
assert "new_jobs" in plan

connections.settings["lite"] = {**connections.settings["default"], "ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:", "OPTIONS": {}}
with connections["lite"].schema_editor() as editor:
    editor.create_model(Job)
Job.objects.using("lite").create()
with transaction.atomic("lite"), CaptureQueriesContext(connections["lite"]) as ctx:
    Job.objects.using("lite").select_for_update(skip_locked=True).first()
same("on SQLite", "FOR UPDATE" in ctx[0]["sql"], False)
connection.features.__class__.has_select_for_update_skip_locked = False
raises(NotSupportedError, claim, skip_locked=True)
