# needs: postgresql
# shows: 1 2 3 4 6
import threading

from django.db import OperationalError, connections
from django.db.models import F
from django.db.transaction import TransactionManagementError


class OutOfStock(Exception):
    pass


class Item(models.Model):
    stock = models.IntegerField()

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(stock__gte=0), name="stock_not_negative")]


create(Item)


def race(label, buy, buyers=8, items=1):
    """Let threads buy at once; return what became of them and the stock."""
    Item.objects.all().delete()
    pks = [Item.objects.create(stock=3).pk for _ in range(items)]
    barrier, outcome = threading.Barrier(buyers), []

    def one(number):
        try:
            outcome.append(buy(pks, number, barrier))
        except Exception as error:
            outcome.append(type(error).__name__)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=one, args=(number,)) for number in range(buyers)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    result = sorted(map(str, outcome)), list(Item.objects.order_by("pk").values_list("stock", flat=True))
    print(f"{label}: {result}")
    return result


def checked(decrement, begin=""):
    def buy(pks, number, barrier):
        with transaction.atomic():
            if begin:
                with connection.cursor() as cursor:
                    cursor.execute(begin)
            item = Item.objects.get(pk=pks[0])
            if item.stock < 1:
                raise OutOfStock
            barrier.wait(20)  # all have read before one writes
            decrement(item)
            item.save()
        return "sold"

    return buy


def stale(item):
    item.stock -= 1


def by_f(item):
    item.stock = F("stock") - 1


same("atomic() alone", race("check, then save", checked(stale)), (["sold"] * 8, [2]))
same("F() and the constraint", race("check, then F()", checked(by_f)), (["IntegrityError"] * 5 + ["sold"] * 3, [0]))
serializable = "SET TRANSACTION ISOLATION LEVEL SERIALIZABLE"
same("SERIALIZABLE", race("check, then save", checked(stale, serializable)), (["OperationalError"] * 7 + ["sold"], [2]))


# The code of the card.
def conditional(pks, number, barrier):
    pk, n = pks[0], 1
    barrier.wait(20)
    enough = Item.objects.filter(pk=pk, stock__gte=n)
    sold = enough.update(stock=F("stock") - n)
    return sold


def cart(pks, number, barrier):
    wanted = {pk: 1 for pk in (pks if number % 2 else reversed(pks))}
    barrier.wait(20)
    with transaction.atomic():
        items = Item.objects.select_for_update().order_by("pk")
        for item in items.filter(pk__in=wanted):
            if item.stock < wanted[item.pk]:
                raise OutOfStock(item.pk)
            item.stock -= wanted[item.pk]
            item.save(update_fields=["stock"])
    return "sold"


def any_order(pks, number, barrier):
    with transaction.atomic():
        for pk in pks if number % 2 else reversed(pks):
            Item.objects.select_for_update().get(pk=pk)
            if not barrier.broken and pk == (pks if number % 2 else pks[::-1])[0]:
                barrier.wait(20)
    return "sold"


with queries("one item") as ctx:
    Item.objects.filter(pk=0, stock__gte=1).update(stock=F("stock") - 1)
same("statements", [q["sql"].split()[0] for q in ctx.captured_queries], ["UPDATE"])
same("conditional update", race("conditional update", conditional), (["0"] * 5 + ["1"] * 3, [0]))
for _ in range(3):
    same("cart", race("cart", cart, items=3), (["OutOfStock"] * 5 + ["sold"] * 3, [0, 0, 0]))


def gone(pks, number, barrier):
    Item.objects.filter(pk=pks[0]).delete()
    return cart(pks, number, barrier)


same("a deleted item: no error, and the others are sold", race("a deleted item", gone, buyers=1, items=2), (["sold"], [2]))
same("two orders", race("locked in different orders", any_order, buyers=2, items=2)[0], ["OperationalError", "sold"])
raises(TransactionManagementError, lambda: list(Item.objects.select_for_update()))


# The waiting buyers.
def impatient(how):
    def buy(pks, number, barrier):
        with transaction.atomic():
            if number == 0:
                Item.objects.select_for_update().get(pk=pks[0])
                barrier.wait(20)
                barrier.wait(20)
                return "held"
            barrier.wait(20)
            try:
                with connection.cursor() as cursor:
                    cursor.execute("SET LOCAL lock_timeout = '200ms'" if how == "timeout" else "SELECT 1")
                Item.objects.select_for_update(nowait=how == "nowait").get(pk=pks[0])
                return "got it"
            except OperationalError as error:
                print(str(error).splitlines()[0])
                return "try again"
            finally:
                barrier.wait(20)

    return buy


for how in ("timeout", "nowait"):
    same(how, race(how, impatient(how), buyers=2)[0], ["held", "try again"])

# SQLite.
from django.db.backends.sqlite3.base import DatabaseWrapper

sqlite = DatabaseWrapper({**connections.settings["default"], "ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:", "OPTIONS": {}}, "lite")
connections.databases["lite"] = sqlite.settings_dict
connections["lite"] = sqlite
with connections["lite"].schema_editor() as editor:
    editor.create_model(Item)
with CaptureQueriesContext(sqlite) as ctx:
    same("SQLite, outside atomic()", list(Item.objects.using("lite").select_for_update()), [])
same("FOR UPDATE in its SQL", "FOR UPDATE" in ctx.captured_queries[0]["sql"], False)
