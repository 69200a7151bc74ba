# needs: postgresql
# shows: 1 2 3 4 5
import threading
import time

from django.contrib.postgres.operations import AddConstraintNotValid, ValidateConstraint
from django.db import OperationalError, migrations
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.state import ModelState, ProjectState


def run(connection, sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall() if cursor.description else None


def other():
    """Another session, which waits for a lock for a moment only."""
    session = connection.copy()
    session.inc_thread_sharing()
    run(session, "SET lock_timeout = '200ms'")
    return session


def apply(*operations):
    """One migration, in one transaction; what others can do at its end."""
    global state

    def look(apps, schema_editor):
        with connection.cursor() as cursor:
            cursor.execute("SELECT mode FROM pg_locks WHERE relation = 'shop_payment'::regclass AND pid = pg_backend_pid()")
            locks.append({mode for mode, in cursor.fetchall()})
        others.append([able(sql) for sql in (read, write)])

    migration = migrations.Migration("x", "shop")
    migration.operations = [*operations, migrations.RunPython(look)]
    locks, others = [], []
    state = MigrationExecutor(connection).apply_migration(state.clone(), migration)
    return "AccessExclusiveLock" in locks[0], *others[0]


def able(sql):
    try:
        run(session, sql)
    except OperationalError:
        return False
    return True


state = ProjectState()
key = ("id", models.BigAutoField(primary_key=True))
state.add_model(ModelState("shop", "Payment", [key, ("amount", models.IntegerField())]))
create(state.apps.get_model("shop", "Payment"))
read, write = "SELECT count(*) FROM shop_payment", "INSERT INTO shop_payment (amount) VALUES (1)"
session = other()
run(connection, "INSERT INTO shop_payment (amount) VALUES (-1)")
start = state.clone()

# AddConstraint reads the rows that are there, under a lock that keeps even readers out.
simple = models.CheckConstraint(condition=models.Q(amount__gt=-9), name="simple")
same("AddConstraint: exclusive lock, others read, others write", apply(migrations.AddConstraint("payment", simple)), (True, False, False))
wrong = models.CheckConstraint(condition=models.Q(amount__gt=0), name="wrong")
raises(IntegrityError, apply, migrations.AddConstraint("payment", wrong))

# migration 0041
operations = [AddConstraintNotValid("payment", models.CheckConstraint(
    condition=models.Q(amount__gt=0), name="payment_amount_positive"))]
same("0041: exclusive lock, others read, others write", apply(*operations), (True, False, False))
valid = "SELECT convalidated FROM pg_constraint WHERE conname = 'payment_amount_positive' AND conrelid = 'shop_payment'::regclass"
same("the old row is still there", (run(connection, valid), run(connection, read)), ([(False,)], [(1,)]))
raises(IntegrityError, run, connection, "INSERT INTO shop_payment (amount) VALUES (-2)")
raises(IntegrityError, run, connection, "UPDATE shop_payment SET amount = -3")

# The planner does not believe it yet.
run(connection, "SET constraint_exclusion = on")
plan = "EXPLAIN SELECT * FROM shop_payment WHERE amount = -5"
same("table left out of the plan", "One-Time Filter: false" in str(run(connection, plan)), False)

# migration 0042, which fails on the violating row, and passes when it is repaired
operations = [ValidateConstraint("payment", "payment_amount_positive")]
raises(IntegrityError, apply, *operations)
run(connection, "UPDATE shop_payment SET amount = 1 WHERE amount < 0")
same("0042: exclusive lock, others read, others write", apply(*operations), (False, True, True))
same("validated", run(connection, valid), [(True,)])
same("table left out of the plan", "One-Time Filter: false" in str(run(connection, plan)), True)

# Both in one migration: the strong lock is there until the end.
run(connection, "ALTER TABLE shop_payment DROP CONSTRAINT payment_amount_positive")
state = start.clone()
both = models.CheckConstraint(condition=models.Q(amount__gt=0), name="both")
same("in one migration", apply(AddConstraintNotValid("payment", both), ValidateConstraint("payment", "both")), (True, False, False))

# An ALTER that waits lets nobody pass, until lock_timeout ends it.
reader = other()
run(reader, "BEGIN")
run(reader, read)
same("beside a long SELECT others read", able(read), True)
waits = f"SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND pid = {run(connection, 'SELECT pg_backend_pid()')[0][0]}"
passed = []


def meanwhile():
    while not run(reader, waits):
        time.sleep(0.02)
    passed.append(able(read))


run(connection, "SET lock_timeout = '2s'")
thread = threading.Thread(target=meanwhile)
thread.start()
last = AddConstraintNotValid("payment", models.CheckConstraint(condition=models.Q(amount__lt=9), name="last"))
raises(OperationalError, apply, last)
thread.join()
same("behind the waiting ALTER others read", passed, [False])
same("after lock_timeout", able(read), True)
run(reader, "ROLLBACK")
same("tried again", apply(last)[0], True)

# Django offers it for check constraints only; a foreign key takes SQL.
raises(TypeError, AddConstraintNotValid, "payment", models.UniqueConstraint(fields=["amount"], name="u"))
apply(migrations.RunSQL("ALTER TABLE shop_payment ADD CONSTRAINT fk FOREIGN KEY (amount) REFERENCES shop_payment NOT VALID"))
same("foreign key", run(connection, "SELECT contype, convalidated FROM pg_constraint WHERE conname = 'fk' AND conrelid = 'shop_payment'::regclass"), [("f", False)])
session.close()
reader.close()
