from django.tasks import TaskResultStatus, default_task_backend, task
from django.tasks.exceptions import TaskResultMismatch


@task
def export():
    return 1


@task
def other():
    pass


raises(NotImplementedError, export.enqueue().refresh)
with override_settings(TASKS={"default": {"BACKEND": "django.tasks.backends.dummy.DummyBackend"}}):
    result = export.enqueue()
    raises(ValueError, lambda: result.return_value)
    stored = default_task_backend.results[0]
    object.__setattr__(stored, "status", TaskResultStatus.SUCCESSFUL)
    object.__setattr__(stored, "_return_value", 42)
    same("snapshot", result.status, TaskResultStatus.READY)
    result.refresh()
    same("refreshed", (result.status, result.return_value), (TaskResultStatus.SUCCESSFUL, 42))
    raises(TaskResultMismatch, other.get_result, result.id)
