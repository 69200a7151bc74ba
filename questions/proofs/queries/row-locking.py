# needs: postgresql
# shows: 1 2 3 4 5 6 7
import time
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event

from django.db import NotSupportedError, OperationalError, connections
from django.db.models import F
from django.db.transaction import TransactionManagementError


class Hall(models.Model):
    name = models.CharField(max_length=9)


class Show(models.Model):
    free = models.IntegerField()
    hall = models.ForeignKey(Hall, models.CASCADE)
    backup = models.ForeignKey(Hall, models.CASCADE, null=True, related_name="+")


class SoldOut(Exception):
    pass


create(Hall, Show)
hall = Hall.objects.create(name="h")
show_id = Show.objects.create(free=1, hall=hall).pk
other_id = Show.objects.create(free=1, hall=hall).pk


def at_once(*calls):
    """Run the calls in threads, each with a connection of its own."""

    def run(call):
        try:
            return call()
        except (SoldOut, OperationalError) as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(calls)) as pool:
        return [thread.result() for thread in [pool.submit(run, call) for call in calls]]


def blocked():
    """Does another session come to wait for a lock of ours?"""
    for _ in range(500):
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY(pg_blocking_pids(pid))")
            if cursor.fetchone()[0]:
                return True
        time.sleep(0.01)
    return False


barrier = Barrier(2)


def without_lock():
    with transaction.atomic():
        show = Show.objects.get(pk=show_id)
        barrier.wait(10)  # both have read
        if show.free < 1:
            raise SoldOut
        show.free -= 1
        show.save(update_fields=["free"])
    return "booked"


same("without a lock", at_once(without_lock, without_lock), ["booked", "booked"])
Show.objects.update(free=1)
locked = Event()


def book(first):
    if not first:
        locked.wait(10)
    with transaction.atomic():
        show = Show.objects.select_for_update().get(pk=show_id)
        if show.free < 1:
            raise SoldOut
        if first:
            locked.set()
            assert blocked(), "the second request does not wait"
        show.free -= 1
        show.save(update_fields=["free"])
    return "booked"


first, second = at_once(lambda: book(True), lambda: book(False))
print("with the lock:", first, repr(second))
assert first == "booked" and isinstance(second, SoldOut)
same("seats left", Show.objects.get(pk=show_id).free, 0)

raises(TransactionManagementError, Show.objects.select_for_update().get, pk=show_id)


class Hides(TestCase):
    def test_no_atomic(self):
        Show.objects.select_for_update().first()


class Tells(TransactionTestCase):
    _fixture_teardown = lambda self: None  # keep the rows for the rest of this program

    def test_no_atomic(self):
        with self.assertRaises(TransactionManagementError):
            Show.objects.select_for_update().first()


for case in (Hides, Tells):
    result = unittest.TextTestRunner(verbosity=0).run(unittest.defaultTestLoader.loadTestsFromTestCase(case))
    assert result.wasSuccessful() and result.testsRun == 1

connections.settings["lite"] = {**connections.settings["default"], "ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:", "OPTIONS": {}}
with connections["lite"].schema_editor() as editor:
    editor.create_model(Show)
with CaptureQueriesContext(connections["lite"]) as ctx:
    Show.objects.using("lite").select_for_update().first()
same("FOR UPDATE on SQLite", "FOR UPDATE" in ctx[0]["sql"], False)


def free_for_others(model, pk):
    """Does another connection get the lock of this row?"""

    def take():
        with transaction.atomic():
            return len(model.objects.select_for_update(nowait=True).filter(pk=pk))

    return at_once(take)[0]


with transaction.atomic():
    Show.objects.select_for_update().filter(pk=show_id)
    same("built, never evaluated: others get the row", free_for_others(Show, show_id), 1)
    Show.objects.select_for_update().filter(pk=show_id).count()
    same("count(): others get the row", free_for_others(Show, show_id), 1)
    list(Show.objects.select_for_update().filter(pk=show_id))
    assert isinstance(free_for_others(Show, show_id), OperationalError)


def skipped():
    with transaction.atomic():
        return [show.pk for show in Show.objects.select_for_update(skip_locked=True).order_by("pk")]


stale = Show.objects.get(pk=other_id)
Show.objects.filter(pk=other_id).update(free=0)
with transaction.atomic():
    again = Show.objects.select_for_update().get(pk=other_id)
    same("read before the lock, under the lock", (stale.free, again.free), (1, 0))
    same("skip_locked elsewhere", at_once(skipped), [[show_id]])

with transaction.atomic():
    Show.objects.select_for_update().select_related("hall").get(pk=show_id)
    assert isinstance(free_for_others(Hall, hall.pk), OperationalError)
with transaction.atomic():
    Show.objects.select_for_update(of=("self",)).select_related("hall").get(pk=show_id)
    same('of=("self",): others get the joined row', free_for_others(Hall, hall.pk), 1)
    assert isinstance(free_for_others(Show, show_id), OperationalError)


def nullable(**kwargs):
    with transaction.atomic():
        return Show.objects.select_for_update(**kwargs).select_related("backup").get(pk=show_id)


assert "nullable side of an outer join" in str(raises(NotSupportedError, nullable))
nullable(of=("self",))


def lock_both(pks, in_one_query):
    def call():
        with transaction.atomic():
            if in_one_query:
                barrier.wait(10)
                list(Show.objects.select_for_update().filter(pk__in=pks).order_by("pk"))
            else:
                Show.objects.select_for_update().get(pk=pks[0])
                barrier.wait(10)
                Show.objects.select_for_update().get(pk=pks[1])
        return "locked"

    return call


got = at_once(lock_both([show_id, other_id], False), lock_both([other_id, show_id], False))
print("in different orders:", got)
assert sorted(map(str, got))[1] == "locked" and sum("deadlock detected" in str(x) for x in got) == 1
got = at_once(lock_both([show_id, other_id], True), lock_both([other_id, show_id], True))
same("in one order", got, ["locked", "locked"])

Show.objects.update(free=1)


def conditional():
    barrier.wait(10)
    return Show.objects.filter(pk=show_id, free__gte=1).update(free=F("free") - 1)


same("conditional update()", sorted(at_once(conditional, conditional)), [0, 1])
same("seats left", Show.objects.get(pk=show_id).free, 0)
