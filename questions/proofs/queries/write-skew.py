# needs: postgresql
# shows: 1 2 3 4 5
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, BrokenBarrierError

from django.db import OperationalError


class Team(models.Model):
    pass


class Member(models.Model):
    team = models.ForeignKey(Team, models.CASCADE)
    role = models.CharField(max_length=9, default="admin")


class LastAdmin(Exception):
    pass


create(Team, Member)
team = Team.objects.create()
pks = [member.pk for member in Member.objects.bulk_create([Member(team=team), Member(team=team)])]
barrier = Barrier(2)


def both_here():
    """Wait until both requests have come so far, or until it is clear that one is held up."""
    try:
        barrier.wait(3)
    except BrokenBarrierError:
        pass


def count(pk):
    if Member.objects.filter(team=team, role="admin").count() < 2:
        raise LastAdmin


def count_for_update(pk):
    if Member.objects.select_for_update().filter(team=team, role="admin").count() < 2:
        raise LastAdmin


def rows(pk):
    admins = list(
        Member.objects.select_for_update()
        .filter(team=team, role="admin").order_by("pk")
    )  # fmt: skip
    if len(admins) < 2:
        raise LastAdmin


def parent(pk):
    Team.objects.select_for_update().get(pk=team.pk)
    count(pk)


def demote(pk, decide, level):
    try:
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute(f"SET TRANSACTION ISOLATION LEVEL {level}")
            decide(pk)
            both_here()
            Member.objects.filter(pk=pk).update(role="user")
        return "removed"
    except (LastAdmin, OperationalError) as error:
        return error
    finally:
        connection.close()


def requests(decide, level):
    Member.objects.update(role="admin")
    barrier.reset()
    with ThreadPoolExecutor(2) as pool:
        threads = [pool.submit(demote, pk, decide, level) for pk in pks]
        got = sorted((thread.result() for thread in threads), key=str)
    left = Member.objects.filter(role="admin").count()
    print(f"{level}, {decide.__name__}: {got}, admins left: {left}")
    return got, left


for level in ("READ COMMITTED", "REPEATABLE READ"):
    assert requests(count, level) == (["removed", "removed"], 0)
assert requests(count_for_update, "READ COMMITTED") == (["removed", "removed"], 0)
for decide in (rows, parent):
    got, left = requests(decide, "READ COMMITTED")
    assert {type(x) for x in got} == {LastAdmin, str} and left == 1
got, left = requests(count, "SERIALIZABLE")
error = next(x for x in got if x != "removed")
assert isinstance(error, OperationalError) and error.__cause__.sqlstate == "40001" and left == 1

# The retry of the whole transaction finds the rule broken.
again = demote(pks[0], lambda pk: count(pk), "SERIALIZABLE")
assert isinstance(again, LastAdmin)

Member.objects.update(role="admin")
barrier.reset()


def same_row(role):
    try:
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            Member.objects.get(pk=pks[0])
            barrier.wait(10)
            Member.objects.filter(pk=pks[0]).update(role=role)
        return "updated"
    except OperationalError as error:
        return str(error)
    finally:
        connection.close()


with ThreadPoolExecutor(2) as pool:
    got = list(pool.map(same_row, ["a", "b"]))
print(got)
assert sorted(got)[1] == "updated" and "could not serialize access due to concurrent update" in sorted(got)[0]
