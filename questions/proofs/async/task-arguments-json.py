# shows: 1 2 3 4 5
import json
import uuid
from datetime import date, datetime
from decimal import Decimal

from django.tasks import TaskResultStatus, task
from django.tasks.backends.immediate import ImmediateBackend

got = []


class Stored(ImmediateBackend):
    """Runs a task with the arguments that a queue of JSON hands over."""

    def _execute_task(self, task_result):
        for name in ("args", "kwargs"):
            object.__setattr__(task_result, name, json.loads(json.dumps(getattr(task_result, name))))
        super()._execute_task(task_result)


@task
def charge(*args, **kwargs):
    got.append((args, kwargs))


@task
def status_of(order_id):
    return Order.objects.get(pk=order_id).status


@task
def returns_a_date():
    return date.today()


@task
def use_as_key(ids):
    return {ids: 1}


order = Order.objects.create(number="1", total="9.50")
for label, args, kwargs in (
    ("order", [order], {}),
    ("due", [], {"due": date.today()}),
    ("datetime", [], {"at": datetime.now()}),
    ("decimal", [], {"amount": Decimal("1.5")}),
    ("uuid", [], {"key": uuid.uuid4()}),
):
    raises(TypeError, charge.enqueue, *args, **kwargs)
same("nothing ran", got, [])
charge.enqueue(ids=(1, 2), prices={7: 950})
same("built-in backend", got.pop(), ((), {"ids": [1, 2], "prices": {7: 950}}))
result = use_as_key.enqueue((1, 2))
same("a list is not hashable", result.errors[0].exception_class, TypeError)
with override_settings(TASKS={"default": {"BACKEND": "__main__.Stored"}}):
    charge.enqueue(ids=(1, 2), prices={7: 950})
    same("a queue that stores JSON", got.pop(), ((), {"ids": [1, 2], "prices": {"7": 950}}))
    charge.enqueue(
        order_id=order.pk,
        due=date.today().isoformat(),
        ids=[1, 2],
        prices=[[7, 950]],
    )
    same("as it should be", got.pop()[1], {"order_id": order.pk, "due": str(date.today()), "ids": [1, 2], "prices": [[7, 950]]})
old = order.status
Order.objects.update(status="paid")
same("the row when the task runs", (old, status_of.enqueue(order.pk).return_value), ("new", "paid"))
result = returns_a_date.enqueue()
same("return value", (result.status, result.errors[0].exception_class), (TaskResultStatus.FAILED, TypeError))
same("cents and strings survive", json.loads(json.dumps([950, "9.50"])), [950, "9.50"])
same("a float is not exact", Decimal(json.loads(json.dumps(0.1))) == Decimal("0.1"), False)
