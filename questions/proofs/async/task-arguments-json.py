import json
from datetime import date
from decimal import Decimal

from django.tasks import TaskResultStatus, task

got = []


@task
def charge(**kwargs):
    got.append(kwargs)


@task
def bad_return():
    return date.today()


ann = Author.objects.create(name="ann")
raises(TypeError, charge.enqueue, order=ann)
raises(TypeError, charge.enqueue, due=date.today())
raises(TypeError, charge.enqueue, amount=Decimal("1.5"))
charge.enqueue(ids=(1, 2), prices={7: 950})
same("built-in backend", got[-1], {"ids": [1, 2], "prices": {7: 950}})
same("a store of JSON", json.loads(json.dumps(got[-1])), {"ids": [1, 2], "prices": {"7": 950}})
same("return value", bad_return.enqueue().status, TaskResultStatus.FAILED)
