from datetime import datetime, timedelta

from django.tasks import task
from django.tasks.exceptions import InvalidTask
from django.utils import timezone

DUMMY = "django.tasks.backends.dummy.DummyBackend"


@task
def report():
    pass


tonight = timezone.now() + timedelta(hours=6)
raises(InvalidTask, report.using, run_after=tonight)  # ImmediateBackend
with override_settings(TASKS={"default": {"BACKEND": DUMMY, "QUEUES": ["default", "mail"]}}):
    later = report.using(run_after=tonight, queue_name="mail")
    same("dummy accepts", (later.queue_name, report.queue_name), ("mail", "default"))
    raises(InvalidTask, report.using, run_after=datetime.now())  # naive
    raises(InvalidTask, report.using, queue_name="mial")
    raises(InvalidTask, report.using, priority=101)
with override_settings(TASKS={"default": {"BACKEND": DUMMY, "QUEUES": []}}):
    same("empty QUEUES", report.using(queue_name="anything").queue_name, "anything")


def inner():
    @task
    def local():
        pass


raises(InvalidTask, inner)
