# needs: postgresql
# shows: 1 2 3 4 5 6
import threading
import time

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import NotSupportedError, OperationalError, ProgrammingError, migrations
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.state import ModelState, ProjectState

state = ProjectState()
key = ("id", models.BigAutoField(primary_key=True))
state.add_model(ModelState("shop", "Order", [key, ("created", models.DateField(null=True))]))
create(state.apps.get_model("shop", "Order"))


def run(connection, sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall() if cursor.description else None


def other(*statements):
    """Another session, for which these statements ran."""
    session = connection.copy()
    session.inc_thread_sharing()
    for statement in ("SET lock_timeout = '200ms'", *statements):
        run(session, statement)
    return session


def apply(migration, state=state):
    MigrationExecutor(connection).apply_migration(state.clone(), migration("0032_index", "shop"))


write = "INSERT INTO shop_order (created) VALUES (now())"
read = "SELECT * FROM shop_order"

# A plain index blocks writes until the migration commits.
waiting = other()


def look(apps, schema_editor):
    same("others may read", run(waiting, read), [])
    raises(OperationalError, run, waiting, write)


class Plain(migrations.Migration):
    index = models.Index(fields=["created"], name="order_plain")
    operations = [migrations.AddIndex("order", index), migrations.RunPython(look)]


apply(Plain)


# The code of the card.
class Migration(migrations.Migration):
    atomic = False
    dependencies = [("shop", "0031_order_total")]
    operations = [
        AddIndexConcurrently(
            "order", models.Index(fields=["created"], name="order_created")
        ),
    ]


class Atomic(Migration):
    atomic = True


raises(NotSupportedError, apply, Atomic)


def index():
    """ready (writes maintain it), valid (queries use it) of the new index."""
    found = run(waiting, "SELECT indisready, indisvalid FROM pg_index WHERE indexrelid = to_regclass('order_created')")
    return found[0] if found else None


def busy(wanted):
    """Wait until the session that builds waits for another one."""
    sql = f"SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE 'CREATE INDEX CONC%' AND {wanted} = ANY (pg_blocking_pids(pid))"
    for _ in range(200):
        if run(waiting, sql):
            return
        time.sleep(0.02)
    raise AssertionError("nobody waits")


def pid(session):
    return run(session, "SELECT pg_backend_pid()")[0][0]


# A forgotten session that has written stalls the build; meanwhile writes pass.
forgotten = other("BEGIN", write)
second = other("BEGIN")
during = []


def meanwhile():
    busy(pid(forgotten))
    run(waiting, write)
    during.append(run(waiting, read.replace("*", "count(*)")))
    run(second, write)  # begun while the build has started
    run(forgotten, "COMMIT")
    busy(pid(second))
    during.append(index())
    run(waiting, f"SELECT pg_cancel_backend({builder})")


builder = pid(connection)
run(connection, "SET statement_timeout = '30s'")  # should the other thread fail
thread = threading.Thread(target=meanwhile)
thread.start()
error = raises(OperationalError, apply, Migration)
thread.join()
same("written while it waits", during[0], [(1,)])
run(second, "COMMIT")

# What the cancelled build has left: an index for writers, not for readers.
same("ready, valid", index(), (True, False))
run(connection, "DROP INDEX order_plain")
run(connection, "SET enable_seqscan = off")
size = "SELECT pg_relation_size('order_created')"
before = run(connection, size)[0][0]
run(connection, "INSERT INTO shop_order (created) SELECT date '2000-01-01' + n FROM generate_series(1, 5000) n")
same("it grows with each write", run(connection, size)[0][0] > before, True)
plan = "EXPLAIN SELECT * FROM shop_order WHERE created = '2001-01-01'"
same("used by a query", "order_created" in str(run(connection, plan)), False)
raises(ProgrammingError, apply, Migration)
run(connection, "DROP INDEX CONCURRENTLY order_created")

# A session with an older snapshot stalls it too, whatever it reads, as pg_dump does.
elsewhere = "SELECT count(*) FROM pg_class"
run(connection, "SET statement_timeout = '1s'")
dump = other("BEGIN ISOLATION LEVEL REPEATABLE READ", elsewhere)
raises(OperationalError, apply, Migration)
run(dump, "ROLLBACK")
run(connection, "DROP INDEX CONCURRENTLY order_created")
run(connection, "SET statement_timeout = '30s'")
idle = other("BEGIN", elsewhere, read)  # idle at READ COMMITTED, it has no snapshot
apply(Migration)
run(idle, "ROLLBACK")
same("ready, valid", index(), (True, True))
same("used by a query", "order_created" in str(run(connection, plan)), True)


# A second operation in such a migration: the first one stays.
class Two(migrations.Migration):
    atomic = False
    operations = [
        AddIndexConcurrently("order", models.Index(fields=["created"], name="order_two")),
        migrations.RunSQL("SELECT no_such_column"),
    ]


raises(ProgrammingError, apply, Two)
same("left behind", run(connection, "SELECT to_regclass('order_two')::text"), [("order_two",)])
apply(type("Old", (Migration,), {"operations": [migrations.RunSQL("DROP INDEX order_two")]}))


def sql(operation):
    with connection.schema_editor(collect_sql=True) as editor:
        after = state.clone()
        operation.state_forwards("shop", after)
        operation.database_forwards("shop", editor, state, after)
    return str(editor.collected_sql)


# db_index=True: an AlterField, and the blocking kind of index.
altered = sql(migrations.AlterField("order", "created", models.DateField(null=True, db_index=True)))
same("CREATE INDEX, CONCURRENTLY", ("CREATE INDEX" in altered, "CONCURRENTLY" in altered), (True, False))


# A unique constraint on an index that was built before.
class Unique(migrations.Migration):
    atomic = False
    operations = [
        migrations.RunSQL("CREATE UNIQUE INDEX CONCURRENTLY order_id_created ON shop_order (id, created)"),
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.RunSQL("ALTER TABLE shop_order ADD CONSTRAINT order_one UNIQUE USING INDEX order_id_created")
            ],
            state_operations=[
                migrations.AddConstraint("order", models.UniqueConstraint(fields=["id", "created"], name="order_one"))
            ],
        ),
    ]


apply(Unique)
same("constraint", run(connection, "SELECT contype FROM pg_constraint WHERE conname = 'order_one' AND conrelid = 'shop_order'::regclass"), [("u",)])
for session in (waiting, forgotten, second, dump, idle):
    session.close()
