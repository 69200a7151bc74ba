# shows: 1 2 3 4 5 6
from django.db import DatabaseError, OperationalError
from django.db.models.signals import post_save
from django.db.transaction import TransactionManagementError


class Job(models.Model):
    status = models.CharField(max_length=9, default="new")
    worker = models.CharField(max_length=9, default="")
    changed = models.DateTimeField(auto_now=True)


create(Job)


def deleted():
    """A job that somebody else deleted after it was loaded."""
    Job.objects.all().delete()
    job = Job.objects.get(pk=Job.objects.create().pk)
    Job.objects.filter(pk=job.pk).delete()
    job.status = "paid"
    return job


job = deleted()
with queries("plain save()", 2) as ctx:
    job.save()
same("statements", [q["sql"].split()[0] for q in ctx], ["UPDATE", "INSERT"])
same("rows", list(Job.objects.values_list("pk", "status")), [(job.pk, "paid")])
with queries("plain save() of a row that is there", 1):
    job.save()

for options in {"update_fields": ["status"]}, {"force_update": True}:
    job = deleted()
    with queries(f"save({options})", 1):
        error = raises(Job.NotUpdated, job.save, **options)
    assert isinstance(error, DatabaseError) and not Job.objects.exists()
assert issubclass(OperationalError, DatabaseError) and not issubclass(OperationalError, Job.NotUpdated)

try:
    with transaction.atomic():
        job.save(update_fields=["status"])
except Job.NotUpdated:
    print(f"job {job.pk} is gone, and queries work:", Job.objects.count())
with transaction.atomic():
    raises(Job.NotUpdated, job.save, update_fields=["status"])
    raises(TransactionManagementError, Job.objects.count)

job = Job.objects.create()
before = job.changed
Job.objects.filter(pk=job.pk).update(worker="other")
job.status = "paid"
job.save(update_fields=["status"])
job.refresh_from_db()
same("update_fields", (job.status, job.worker, job.changed == before), ("paid", "other", True))
job.save(update_fields=["status", "changed"])
assert job.changed > before
stale = Job.objects.get()
Job.objects.update(worker="newer")
stale.save()
same("a plain save() writes the stale value", Job.objects.get().worker, "other")

sent = []
post_save.connect(lambda **kw: sent.append(kw), sender=Job, weak=False)
changed = Job.objects.get().changed
same("update() of a row", Job.objects.filter(pk=job.pk).update(status="x"), 1)
assert Job.objects.get().changed == changed and sent == []
job.delete()
same("update() of a deleted row", Job.objects.filter(pk=stale.pk).update(status="x"), 0)
