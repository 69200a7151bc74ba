from django.tasks import TaskResultStatus, default_task_backend, task

ran = []


@task
def send(order_id):
    ran.append(order_id)
    if order_id < 0:
        raise LookupError("no such order")


result = send.enqueue(7)
same("default backend ran it inline", (ran, result.status), ([7], TaskResultStatus.SUCCESSFUL))
failed = send.enqueue(-1)
same("exception is stored", (failed.status, failed.errors[0].exception_class), (TaskResultStatus.FAILED, LookupError))
raises(TypeError, send, 7)
same("call()", (send.call(8), ran[-1]), (None, 8))

with override_settings(TASKS={"default": {"BACKEND": "django.tasks.backends.dummy.DummyBackend"}}):
    ran.clear()
    result = send.enqueue(7)
    same("dummy", (ran, result.status, len(default_task_backend.results)), ([], TaskResultStatus.READY, 1))
