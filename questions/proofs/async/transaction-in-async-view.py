# shows: 1 2 3 4
from asgiref.sync import sync_to_async
from django.core.exceptions import SynchronousOnlyOperation


class Account(models.Model):
    balance = models.IntegerField()


create(Account)


@transaction.atomic
def transfer(source_id, target_id, amount):
    locked = Account.objects.select_for_update().order_by("pk")
    rows = locked.in_bulk([source_id, target_id])
    order.append(list(rows))
    rows[source_id].balance -= amount
    rows[target_id].balance += amount
    Account.objects.bulk_update(rows.values(), ["balance"])
    if amount > 500:
        raise RuntimeError("too much")


async def view(request, amount):
    await sync_to_async(transfer)(2, 1, amount)
    return HttpResponse(status=204)


async def async_with(request):
    async with transaction.atomic():
        pass


async def plain_with(request):
    with transaction.atomic():
        pass


async def separate(request):
    source = await Account.objects.aget(pk=1)
    source.balance -= 100
    await source.asave()
    raise RuntimeError("and target.asave() never runs")


@transaction.non_atomic_requests
async def exempt(request):
    return HttpResponse(status=204)


views = [async_with, plain_with, separate, exempt]
urlpatterns = [path("view/<int:amount>", view), *(path(v.__name__, v) for v in views)]
order = []


def balances(*values):
    Account.objects.all().delete()
    Account.objects.bulk_create(Account(pk=pk, balance=value) for pk, value in enumerate(values, 1))


def now():
    return list(Account.objects.order_by("pk").values_list("balance", flat=True))


for get in (Client().get, async_to_sync(AsyncClient().get)):
    balances(200, 200)
    raises(TypeError, get, "/async_with")
    raises(SynchronousOnlyOperation, get, "/plain_with")
    same("transfer", (get("/view/100").status_code, now()), (204, [300, 100]))
    same("rows in the order of the key", order.pop(), [1, 2])
    raises(RuntimeError, get, "/view/600")
    same("after an error in the transaction", now(), [300, 100])
    raises(RuntimeError, get, "/separate")
    same("after an error between two asave()", now(), [200, 100])
    connection.settings_dict["ATOMIC_REQUESTS"] = True
    assert "ATOMIC_REQUESTS" in str(raises(RuntimeError, get, "/view/100"))
    same("non_atomic_requests", get("/exempt").status_code, 204)
    connection.settings_dict["ATOMIC_REQUESTS"] = False
