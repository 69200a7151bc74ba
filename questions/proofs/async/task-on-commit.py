from functools import partial

from django.tasks import TaskResultStatus, default_task_backend, task


@task
def receipt(order_id):
    Order.objects.get(pk=order_id)


DUMMY = {"default": {"BACKEND": "django.tasks.backends.dummy.DummyBackend"}}
with override_settings(TASKS=DUMMY):
    queue = default_task_backend.results
    for naive in (True, False):
        default_task_backend.clear()
        try:
            with transaction.atomic():
                order = Order.objects.create(number="1")
                enqueue = partial(receipt.enqueue, order_id=order.pk)
                enqueue() if naive else transaction.on_commit(enqueue)
                raise RuntimeError("payment refused")
        except RuntimeError:
            pass
        same("enqueued at once" if naive else "on_commit", len(default_task_backend.results), int(naive))
    with TestCase.captureOnCommitCallbacks(execute=True) as callbacks, transaction.atomic():
        transaction.on_commit(partial(receipt.enqueue, order_id=1))
    same("callbacks", len(default_task_backend.results), 1)

seen = []
with transaction.atomic():
    order = Order.objects.create(number="2")
    seen.append(receipt.enqueue(order_id=order.pk).status)
same("ImmediateBackend sees the row", seen, [TaskResultStatus.SUCCESSFUL])
same("and hides the exception", receipt.enqueue(order_id=999).status, TaskResultStatus.FAILED)
