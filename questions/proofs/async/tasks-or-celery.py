# needs: celery
# shows: 1 3
import time
from datetime import datetime, timedelta, timezone

from celery import Celery, shared_task
from celery.contrib.testing.worker import start_worker
from django.core.management import get_commands
from django.tasks import task
from django.tasks.backends.dummy import DummyBackend
from django.tasks.backends.immediate import ImmediateBackend

app = Celery(broker="memory://")
app.conf.worker_hijack_root_logger = False
ran = {}


@shared_task
def resize_avatar(user_id):
    ran[user_id] = time.time() - start


def after_signup(user):
    resize_avatar.delay(user.pk)  # short for apply_async()
    resize_avatar.apply_async((user.pk,), countdown=60, expires=3600, queue="images")


def message(queue):
    """The next message of a queue, taken from the broker."""
    with app.connection_for_read() as broker:
        simple = broker.SimpleQueue(queue)
        found = simple.get(timeout=5)
        found.ack()
        simple.close()
    return found.payload[0], found.headers["eta"], found.headers["expires"]


def seconds(moment):
    return round((datetime.fromisoformat(moment) - datetime.now(timezone.utc)).total_seconds(), -1)


after_signup(User.objects.create_user("ann"))
same("delay()", message("celery"), ([1], None, None))
args, eta, expires = message("images")
same("apply_async()", (args, seconds(eta), seconds(expires)), ([1], 60, 3600))

start = time.time()
resize_avatar.apply_async((2,), expires=0.1)
resize_avatar.apply_async((3,), countdown=3)
resize_avatar.apply_async((4,), eta=datetime.now(timezone.utc) + timedelta(seconds=3))
resize_avatar.apply_async((5,), queue="images")
resize_avatar.delay(6)
time.sleep(0.3)
with start_worker(app, pool="solo", perform_ping_check=False):
    end = time.time() + 20
    while len(ran) < 3 and time.time() < end:
        time.sleep(0.1)
    time.sleep(0.5)
same("ran: no expired task, none of another queue", sorted(ran), [3, 4, 6])
same("first", list(ran)[0], 6)
same("the others not before their time", min(ran[3], ran[4]) >= 3, True)


@task
def resize(user_id):
    ran[user_id] = "django.tasks"


same("ImmediateBackend", (type(resize.get_backend()), resize.enqueue(7).is_finished, ran[7]), (ImmediateBackend, True, "django.tasks"))
with override_settings(TASKS={"default": {"BACKEND": "django.tasks.backends.dummy.DummyBackend"}}):
    same("DummyBackend", (type(resize.get_backend()), resize.enqueue(8).is_finished, 8 in ran), (DummyBackend, False, False))
same("a command for a worker", [name for name in get_commands() if "work" in name or "task" in name], [])
