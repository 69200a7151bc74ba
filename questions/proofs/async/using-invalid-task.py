# shows: 1 2 3 4 5
import dataclasses
from datetime import datetime, timedelta

from django.tasks import task
from django.tasks.exceptions import InvalidTask
from django.utils import timezone

IMMEDIATE = "django.tasks.backends.immediate.ImmediateBackend"
DUMMY = "django.tasks.backends.dummy.DummyBackend"
TASKS = {
    "default": {
        "BACKEND": "django.tasks.backends.dummy.DummyBackend",
        "QUEUES": ["default", "mail"],
    }
}


@task
def report():
    pass


def refused(why, call, *args, **kwargs):
    error = raises(InvalidTask, call, *args, **kwargs)
    assert why in str(error), error


tonight = timezone.now() + timedelta(hours=6)
refused("run_after", report.using, run_after=tonight, queue_name="mail")  # untouched settings
with override_settings(TASKS={"default": {"BACKEND": IMMEDIATE, "QUEUES": ["default", "mail"]}}):
    same("can defer", report.get_backend().supports_defer, False)
    refused("run_after", report.using, run_after=tonight, queue_name="mail")
with override_settings(TASKS=TASKS):
    same("can defer", report.get_backend().supports_defer, True)
    later = report.using(run_after=tonight, queue_name="mail")
    same("the new task and the old one", (later.queue_name, report.queue_name, report.run_after), ("mail", "default", None))
    refused("aware", report.using, run_after=datetime.now())
    with override_settings(USE_TZ=False):
        same("without USE_TZ", report.using(run_after=datetime(2030, 1, 1)).run_after, datetime(2030, 1, 1))
    refused("Queue", report.using, queue_name="mial")
    for priority in (-101, 101, 1.5):
        refused("priority", report.using, priority=priority)
    same("priorities", [report.using(priority=p).priority for p in (-100, 100)], [-100, 100])
with override_settings(TASKS={"default": {"BACKEND": DUMMY}}):
    refused("Queue", report.using, queue_name="mail")
    refused("Queue", later.enqueue)  # made under other settings, and validated again
    same("default queue", report.enqueue().task.queue_name, "default")
with override_settings(TASKS={"default": {"BACKEND": DUMMY, "QUEUES": []}}):
    same("empty QUEUES", report.using(queue_name="anything").queue_name, "anything")
raises(dataclasses.FrozenInstanceError, setattr, report, "priority", 5)

source = "from django.tasks import task\n@task(queue_name='mial')\ndef report(): pass"
with override_settings(TASKS=TASKS):
    refused("Queue", exec, source, {"__name__": "tasks"})  # as an import runs it


def inner():
    @task
    def local():
        pass


refused("module level", inner)
