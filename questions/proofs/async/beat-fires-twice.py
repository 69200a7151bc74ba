# needs: celery
# shows: 1 3 4 5
import os
import tempfile
from datetime import timedelta
from functools import partial

from celery import Celery, shared_task
from celery.beat import PersistentScheduler
from celery.schedules import crontab

app = Celery(broker="memory://")
app.conf.beat_schedule = {"billing": {"task": "bill_everybody", "schedule": crontab(minute=0, hour=3, day_of_month=1)}}
folder = tempfile.TemporaryDirectory()


class Beat(PersistentScheduler):
    """Beat with a schedule file, which notes what it enqueues."""

    def __init__(self, file):
        self.sent = []
        super().__init__(app=app, schedule_filename=os.path.join(folder.name, file))

    def send_task(self, *args, **kwargs):
        self.sent.append(args[0])

    def ticks(self):
        for _ in range(6):
            self.tick()
        self.close()
        return self.sent.count("bill_everybody")

    def down_for(self, **time):
        """Stop, and have been away for that long when the next one starts."""
        for entry in self.schedule.values():
            entry.last_run_at -= timedelta(**time)
        self.close()


same("nothing is due", Beat("a").ticks(), 0)
Beat("a").down_for(days=100)
same("after three missed times", Beat("a").ticks(), 1)
same("without the file", Beat("b").ticks(), 0)
replicas = []
for file in "cd":
    Beat(file).down_for(days=32)
    replicas.append(Beat(file))
same("two replicas", [beat.ticks() for beat in replicas], [1, 1])

# What two runs of the job do.


class Invoice(models.Model):
    customer_id, period = models.IntegerField(), models.CharField(max_length=7)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["customer_id", "period"], name="once")]


class Loose(models.Model):
    customer_id, period = models.IntegerField(), models.CharField(max_length=7)


class Mail:
    def delay(self, pk):
        mailed.append(pk)


create(Invoice, Loose)
mailed, mail_invoice = [], Mail()


@shared_task
def bill_customer(customer_id, period):
    invoice, created = Invoice.objects.get_or_create(
        customer_id=customer_id, period=period
    )
    if created:
        transaction.on_commit(partial(mail_invoice.delay, invoice.pk))


for run in (1, 2):
    bill_customer(1, "2026-10")
same("two runs: invoices, mails", (Invoice.objects.count(), len(mailed)), (1, 1))

# Both runs looked before either had inserted.
original = models.QuerySet.get


def blind(self, *args, **kwargs):
    models.QuerySet.get = original
    raise self.model.DoesNotExist


models.QuerySet.get = blind
bill_customer(1, "2026-10")
same("in a race: invoices, mails", (Invoice.objects.count(), len(mailed)), (1, 1))
Invoice = Loose
mailed.clear()
bill_customer(1, "2026-10")
models.QuerySet.get = blind
bill_customer(1, "2026-10")
same("in a race without the constraint", (Invoice.objects.count(), len(mailed)), (2, 2))
