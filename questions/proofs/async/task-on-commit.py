# shows: 1 2 3 4 6 7
import os
import tempfile
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from django.tasks import TaskResultStatus, default_task_backend, task
from django.tasks.backends.immediate import ImmediateBackend

READY, FAILED, SUCCESSFUL = TaskResultStatus.READY, TaskResultStatus.FAILED, TaskResultStatus.SUCCESSFUL


class Outbox(models.Model):
    order_id = models.IntegerField()


# A database in a file, so that a worker can have a connection of its own.
folder = tempfile.TemporaryDirectory()
connection.connection.close()
connection.connection = None
connection.settings_dict["NAME"] = os.path.join(folder.name, "db")
create(*apps.get_models())


def in_worker(call):
    """Run the call as a quick worker would: at once, and in another thread."""

    def work():
        try:
            return call()
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        return pool.submit(work).result()


class Quick(ImmediateBackend):
    def _execute_task(self, task_result):
        in_worker(lambda: super(Quick, self)._execute_task(task_result))
        results.append(task_result)


@task
def send_receipt(order_id):
    seen.append(Order.objects.get(pk=order_id).pk)


def naive(number):
    with transaction.atomic():
        order = Order.objects.create(number=number)
        send_receipt.enqueue(order_id=order.pk)


def checkout(number, fails=False):
    with transaction.atomic():
        order = Order.objects.create(number=number)
        Outbox.objects.create(order_id=order.pk)
        transaction.on_commit(partial(send_receipt.enqueue, order_id=order.pk))
        if fails:
            raise RuntimeError("payment refused")


results, seen = [], []
with override_settings(TASKS={"default": {"BACKEND": "__main__.Quick"}}):
    naive("1")
    same("enqueued inside atomic()", results[-1].errors[-1].exception_class_path, "__main__.Order.DoesNotExist")
    checkout("2")
    same("in on_commit()", (results[-1].status, seen), (SUCCESSFUL, [2]))
    results.clear()
    raises(RuntimeError, checkout, "3", fails=True)
    same("after a rollback", (results, Outbox.objects.count()), ([], 1))

    # The process dies after the commit and before the callback.
    connection.close()
    if (pid := os.fork()) == 0:
        with transaction.atomic():
            transaction.on_commit(partial(os._exit, 0))
            checkout("4")
        os._exit(1)
    same("exit of the process", os.waitpid(pid, 0)[1], 0)
    last = Order.objects.latest("pk")
    same("the order is there, the task is not", (last.number, seen), ("4", [2]))
    same("the outbox knows", Outbox.objects.latest("pk").order_id, last.pk)

same("default backend", type(send_receipt.get_backend()), ImmediateBackend)
seen.clear()
with transaction.atomic():
    order = Order.objects.create(number="5")
    result = send_receipt.enqueue(order_id=order.pk)
same("ImmediateBackend inside atomic()", (result.status, seen), (SUCCESSFUL, [order.pk]))

logging.disable(logging.NOTSET)
with unittest.TestCase().assertLogs("django.tasks", "ERROR"):
    same("and an exception", send_receipt.enqueue(order_id=999).status, FAILED)

bound, lambdas = [], []
with transaction.atomic():
    for pk in (1, 2, 3):
        transaction.on_commit(partial(bound.append, pk))
        transaction.on_commit(lambda: lambdas.append(pk))
same("partial and lambda in a loop", (bound, lambdas), ([1, 2, 3], [3, 3, 3]))


class Checkout(TestCase):
    def test_naive(self):
        checkout("7")
        same("without the wrapper", default_task_backend.results, [])

    def test_wrapped(self):
        with self.captureOnCommitCallbacks(execute=True):
            checkout("8")
        same("with it", [r.status for r in default_task_backend.results], [READY])

    def setUp(self):
        default_task_backend.clear()


connection.close()
connection.settings_dict["NAME"] = ":memory:"
connection.connect()
create(*apps.get_models())
with override_settings(TASKS={"default": {"BACKEND": "django.tasks.backends.dummy.DummyBackend"}}):
    run_tests(Checkout)
