# shows: 1 2 3 5
from django.tasks import Task, TaskResultStatus, default_task_backend, task
from django.tasks.backends.immediate import ImmediateBackend

READY, FAILED, SUCCESSFUL = TaskResultStatus.READY, TaskResultStatus.FAILED, TaskResultStatus.SUCCESSFUL
log, results = [], []


@task
def send_mail_task(order_id):
    log.append(f"mail for {order_id}")
    if order_id < 0:
        raise LookupError("no such order")
    return "sent"


def view(request, order_id):
    results.append(send_mail_task.enqueue(int(order_id)))
    log.append("enqueue() returned")
    return HttpResponse()


urlpatterns = [path("<order_id>", view)]
client = Client()
same("default backend", type(send_mail_task.get_backend()), ImmediateBackend)
same("status", client.get("/7").status_code, 200)
same("inline", (log, results[-1].status), (["mail for 7", "enqueue() returned"], SUCCESSFUL))
same("with an exception", client.get("/-1").status_code, 200)
same("it is stored", (results[-1].status, results[-1].errors[0].exception_class), (FAILED, LookupError))

log.clear()
same("@task makes", type(send_mail_task), Task)
raises(TypeError, send_mail_task, 7)
same("call()", (send_mail_task.call(8), log), ("sent", ["mail for 8"]))

with override_settings(TASKS={"default": {"BACKEND": "django.tasks.backends.dummy.DummyBackend"}}):
    log.clear()
    client.get("/9")
    same("dummy runs nothing", log, ["enqueue() returned"])
    same("and keeps", [(r.task.name, r.args, r.status) for r in default_task_backend.results], [("send_mail_task", [9], READY)])
