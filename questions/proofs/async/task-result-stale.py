# shows: 1 2 3 4 5
from copy import deepcopy

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404
from django.tasks import TaskResultStatus, task
from django.tasks.backends.dummy import DummyBackend
from django.tasks.exceptions import TaskResultDoesNotExist, TaskResultMismatch

READY, RUNNING, FAILED, SUCCESSFUL = TaskResultStatus


class Queue(DummyBackend):
    """A store that hands out copies, as one in another process does."""

    def get_result(self, result_id):
        return deepcopy(super().get_result(result_id))

    async def aget_result(self, result_id):
        return self.get_result(result_id)

    def work(self, status, value=None):
        """What a worker writes into the store."""
        object.__setattr__(self.results[-1], "status", status)
        object.__setattr__(self.results[-1], "_return_value", value)


class ExportJob(models.Model):
    owner = models.ForeignKey(User, on_delete=models.CASCADE)
    result_id = models.CharField(max_length=64)


@task
def export(pk):
    raise LookupError("no such row")


@task
def other():
    pass


def start(request):
    result = export.enqueue(7)
    job = ExportJob.objects.create(owner=request.user, result_id=result.id)
    return JsonResponse({"job": job.pk}, status=202)


@login_required
def status(request, pk):
    job = get_object_or_404(ExportJob, pk=pk, owner=request.user)
    result = export.get_result(job.result_id)
    data = {"status": result.status}
    if result.status == TaskResultStatus.SUCCESSFUL:
        data["url"] = result.return_value
    return JsonResponse(data)


create(ExportJob)
urlpatterns = [path("start", start), path("status/<int:pk>", status)]
ann, eve = Client(), Client()
same("a visitor is sent to the login page", eve.get("/status/1").status_code, 302)
ann.force_login(User.objects.create_user("ann"))
eve.force_login(User.objects.create_user("eve"))

same("ImmediateBackend can tell later", export.get_backend().supports_get_result, False)
failed = export.enqueue(7)
same("errors", (failed.status, failed.errors[0].exception_class, "no such row" in failed.errors[0].traceback), (FAILED, LookupError, True))
raises(ValueError, lambda: failed.return_value)
raises(NotImplementedError, failed.refresh)
raises(NotImplementedError, export.get_result, failed.id)

with override_settings(TASKS={"default": {"BACKEND": "__main__.Queue"}}):
    queue = export.get_backend()
    result = export.enqueue(7)
    for state in (READY, RUNNING, FAILED):
        queue.work(state)
        result.refresh()
        same("state", result.status, state)
        raises(ValueError, lambda: result.return_value)
    queue.work(SUCCESSFUL, "/files/7")
    same("the snapshot", result.status, FAILED)
    result.refresh()
    same("refreshed", (result.status, result.return_value), (SUCCESSFUL, "/files/7"))
    queue.work(READY)
    async_to_sync(result.arefresh)()
    same("arefresh()", result.status, READY)

    job = ann.post("/start").json()["job"]
    same("another request", ann.get(f"/status/{job}").json(), {"status": "READY"})
    queue.work(SUCCESSFUL, "/files/7")
    same("and later", ann.get(f"/status/{job}").json(), {"status": "SUCCESSFUL", "url": "/files/7"})
    same("somebody else", eve.get(f"/status/{job}").status_code, 404)
    raises(TaskResultMismatch, other.get_result, result.id)
    raises(TaskResultDoesNotExist, export.get_result, "no such id")
