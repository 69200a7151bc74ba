# needs: postgresql
# shows: 1 2 3 4 5 6
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import OperationalError
from django.db.models import F
from django.db.models.signals import post_save
from django.db.transaction import TransactionManagementError


class Account(models.Model):
    balance = models.IntegerField()


class Savings(Account):
    rate = models.IntegerField(default=0)


create(Account, Savings)
src, dst, amount = 1, 2, 40


class Crash(Exception):
    pass


def reset():
    Account.objects.all().delete()
    Account.objects.bulk_create([Account(pk=src, balance=100), Account(pk=dst, balance=0)])


def balances():
    return list(Account.objects.order_by("pk").values_list("balance", flat=True))


def saves():
    a, b = Account.objects.get(pk=src), Account.objects.get(pk=dst)
    a.balance -= amount
    a.save()
    assert not connection.in_atomic_block and connection.get_autocommit()
    raise Crash
    b.balance += amount
    b.save()


def block(crash=None):
    with transaction.atomic():
        Account.objects.filter(pk=src).update(balance=F("balance") - amount)
        if crash:
            raise crash
        Account.objects.filter(pk=dst).update(balance=F("balance") + amount)


reset()
raises(Crash, saves)
same("two save() calls and a crash", balances(), [60, 0])
reset()
raises(Crash, block, Crash)
same("atomic() and a crash", balances(), [100, 0])
block()
same("atomic()", balances(), [60, 40])

with CaptureQueriesContext(connection) as ctx:
    with transaction.atomic():
        with transaction.atomic():
            block()
print([q["sql"].split()[0] for q in ctx])
first = [q["sql"].split()[0] for q in ctx]
assert first == ["BEGIN", "SAVEPOINT", "SAVEPOINT", "UPDATE", "UPDATE", "RELEASE", "RELEASE", "COMMIT"]


def outer():
    with transaction.atomic():
        block()  # ends normally, but this is no commit
        raise Crash


reset()
raises(Crash, outer)
same("a nested block, when the outer one rolls back", balances(), [100, 0])
with transaction.atomic():
    Account.objects.filter(pk=dst).update(balance=7)
    raises(Crash, block, Crash)
same("a nested block rolls back alone", balances(), [100, 7])


def caught_inside():
    with transaction.atomic():
        try:
            Account(pk=src, balance=1).save(force_insert=True)
        except IntegrityError:
            pass
        Account.objects.count()


raises(TransactionManagementError, caught_inside)
with transaction.atomic():
    try:
        with transaction.atomic():
            Account(pk=src, balance=1).save(force_insert=True)
    except IntegrityError:
        pass
    same("caught outside the block", Account.objects.count(), 2)


barrier = Barrier(2)


def withdraw():
    try:
        with transaction.atomic():
            account = Account.objects.get(pk=src)
            read = account.balance
            barrier.wait(10)  # both have read, neither has written
            account.balance -= amount
            account.save()
        return read
    finally:
        connection.close()


reset()
with ThreadPoolExecutor(2) as pool:
    requests = [pool.submit(withdraw) for request in range(2)]
same("two requests read", [request.result() for request in requests], [100, 100])
same("and one withdrawal is lost", balances(), [60, 0])


def lock():
    """Does another request get the row at once?"""
    try:
        with transaction.atomic():
            return Account.objects.select_for_update(nowait=True).get(pk=src).pk
    except OperationalError:
        return "locked"
    finally:
        connection.close()


with ThreadPoolExecutor(1) as pool:
    with transaction.atomic():
        block()
        same("before the end of the block", pool.submit(lock).result(), "locked")
    same("after it", pool.submit(lock).result(), src)


def receiver(**kwargs):
    raise Crash


for model in (Account, Savings):
    post_save.connect(receiver, sender=model)
    raises(Crash, model.objects.create, pk=9, balance=0)
    same("autocommit, post_save raised: the row is there", model.objects.filter(pk=9).count(), 1)
    model.objects.filter(pk=9).delete()

    def wrapped():
        with transaction.atomic():
            model.objects.create(pk=9, balance=0)

    raises(Crash, wrapped)
    same("inside atomic()", model.objects.filter(pk=9).count(), 0)
    post_save.disconnect(receiver, sender=model)

log = []
with transaction.atomic():
    with transaction.atomic():
        transaction.on_commit(lambda: log.append("ran"))
    same("before the outermost commit", log, [])
same("after it", log, ["ran"])


def rolled_back():
    with transaction.atomic():
        transaction.on_commit(lambda: log.append("dropped"))
        raise Crash


raises(Crash, rolled_back)
same("after a rollback", log, ["ran"])
