# shows: 1 2 3 4 5 6
from functools import partial

from django.core.cache import cache


class MailServerDown(Exception):
    pass


class User:
    pk = 7


log, user, order = [], User(), Order(number="1")


def send_receipt(pk):
    log.append("mail")
    raise MailServerDown


def checkout(robust):
    with transaction.atomic():
        order.save(force_insert=True)
        transaction.on_commit(lambda: send_receipt(order.pk), robust=robust)
        transaction.on_commit(lambda: cache.delete(f"cart:{user.pk}"))
        transaction.on_commit(partial(log.append, "index"))
        assert log == []


cache.set("cart:7", "full")
raises(MailServerDown, checkout, robust=False)
same("orders, callbacks, cache", (Order.objects.count(), log, cache.get("cart:7")), (1, ["mail"], "full"))
with transaction.atomic():
    pass
same("they are not run later either", log, ["mail"])

log.clear(), Order.objects.all().delete()
logging.disable(logging.NOTSET)
with unittest.TestCase().assertLogs("django.db.backends.base", "ERROR") as logged:
    checkout(robust=True)
same("orders, callbacks, cache", (Order.objects.count(), log, cache.get("cart:7")), (1, ["mail", "index"], None))
print(logged.output[0].splitlines()[0])
assert logged.records[0].exc_info[0] is MailServerDown


def view(request):
    checkout(robust=request.GET["robust"] == "yes")
    return HttpResponse("thanks")


urlpatterns.append(path("checkout/", view))
client = Client(raise_request_exception=False)
logging.disable(logging.CRITICAL)
for robust, status in (("no", 500), ("yes", 200)):
    log.clear(), Order.objects.all().delete()
    same(f"robust: {robust}", client.get(f"/checkout/?robust={robust}").status_code, status)
    same("orders", Order.objects.count(), 1)

def with_partial():
    with transaction.atomic():
        transaction.on_commit(partial(send_receipt, order.pk), robust=True)


if django.VERSION >= (6, 1):
    with_partial()
else:
    raises(AttributeError, with_partial)

log.clear()
with transaction.atomic():
    try:
        with transaction.atomic():
            transaction.on_commit(partial(log.append, "inner"))
            raise ValueError
    except ValueError:
        pass
    transaction.on_commit(partial(log.append, "outer"))
same("a savepoint rolled back", log, ["outer"])
log.clear()
transaction.on_commit(partial(log.append, "at once"))
same("outside a transaction", log, ["at once"])

log.clear()
with transaction.atomic():
    for pk in (1, 2, 3):
        transaction.on_commit(lambda: log.append(("lambda", pk)))
        transaction.on_commit(lambda pk=pk: log.append(("default", pk)))
        transaction.on_commit(partial(log.append, ("partial", pk)))
bound = [(kind, pk) for kind in ("default", "partial") for pk in (1, 2, 3)]
same("in a loop", sorted(log), sorted(bound + [("lambda", 3)] * 3))


class Checkout(TestCase):
    def test_not_run(self):
        log.clear()
        with transaction.atomic():
            transaction.on_commit(partial(log.append, "ran"))
        self.assertEqual(log, [])

    def test_captured(self):
        log.clear()
        with self.captureOnCommitCallbacks(execute=True):
            with transaction.atomic():
                transaction.on_commit(partial(log.append, "ran"))
        self.assertEqual(log, ["ran"])


run_tests(Checkout)
