# needs: celery
from datetime import datetime, timedelta, timezone

from celery import Celery
from celery.schedules import crontab

app = Celery(broker="memory://")
app.conf.enable_utc = True
now = datetime(2026, 3, 5, 12, 0, tzinfo=timezone.utc)
hourly = crontab(minute=0, app=app, nowfun=lambda: now)
due, again_in = hourly.is_due(now - timedelta(days=3, minutes=5))
same("overdue after three days", due, True)
due, again_in = hourly.is_due(now)
same("due again right after that run", due, False)


class Invoice(models.Model):
    customer_id, period = models.IntegerField(), models.CharField(max_length=7)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["customer_id", "period"], name="once")]


create(Invoice)
mailed = []
for replica in (1, 2):
    invoice, created = Invoice.objects.get_or_create(customer_id=1, period="2026-03")
    if created:
        transaction.on_commit(lambda: mailed.append(invoice.pk))
same("two runs, mails", len(mailed), 1)
