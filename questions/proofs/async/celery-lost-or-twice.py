# needs: celery
from celery import Celery

app = Celery(broker="memory://", set_as_current=False)


@app.task
def charge():
    pass


same("acknowledged early by default", app.conf.task_acks_late, False)
same("worker lost", app.conf.task_reject_on_worker_lost, None)
same("retries", (charge.max_retries, charge.default_retry_delay), (3, 180))
same("prefetch", app.conf.worker_prefetch_multiplier, 4)
try:
    from kombu.transport import redis
except ImportError:
    print("no redis client here")
else:
    same("Redis redelivers after", redis.Channel.visibility_timeout, 3600)
