# needs: postgresql
# shows: 2 3 4
from django.db import ProgrammingError, connections

for alias in ("one", "two"):  # two connections to the server, between which a pooler may switch
    connections.settings[alias] = dict(connections.settings["default"])
one, two = connections["one"], connections["two"]
Author.objects.bulk_create([Author(name=str(i)) for i in range(1000)])


def run(database, sql, *params):
    with database.cursor() as cursor:
        cursor.execute(sql, params)
        return cursor.fetchone() if cursor.description else None


def cursors(database):
    with database.cursor() as cursor:
        cursor.execute("SELECT name, is_holdable FROM pg_cursors WHERE statement LIKE 'DECLARE%'")
        return cursor.fetchall()


rows = Author.objects.using("one").iterator(chunk_size=10)
next(rows)
(name, holds), = cursors(one)
same("in autocommit the cursor outlives its transaction", holds, True)
error = raises(ProgrammingError, run, two, f'FETCH 10 FROM "{name}"')
assert "does not exist" in str(error)
rows.close()
with transaction.atomic(using="one"):
    rows = Author.objects.using("one").iterator(chunk_size=10)
    next(rows)
    same("inside atomic() it does not", [holds for name, holds in cursors(one)], [False])
    rows.close()

connections.settings["bouncer"] = dict(connections.settings["default"]) | {"DISABLE_SERVER_SIDE_CURSORS": True}
bouncer = connections["bouncer"]
in_memory = []


def look(execute, sql, params, many, context):
    result = execute(sql, params, many, context)
    in_memory.append(context["cursor"].rowcount)
    return result


for label, database, count in (("disabled", bouncer, 1000), ("enabled", one, -1)):
    rows = Author.objects.using(database.alias).iterator(chunk_size=10)
    with database.execute_wrapper(look):
        next(rows)
    same(f"{label}: rows in the client's memory (-1: still on the server)", in_memory.pop(), count)
    same("cursors on the server", len(cursors(database)), int(count == -1))
    rows.close()

run(one, "SET search_path = public")
same("SET stays for whoever gets the connection", run(one, "SHOW search_path"), ("public",))
with transaction.atomic(using="two"):
    run(two, "SET LOCAL search_path = public")
    same("SET LOCAL", run(two, "SHOW search_path"), ("public",))
assert SCHEMA in run(two, "SHOW search_path")[0]
print("and after the transaction:", run(two, "SHOW search_path"))

run(one, "SELECT pg_advisory_lock(4711)")
same("a session lock stays", run(two, "SELECT pg_try_advisory_lock(4711)"), (False,))
with transaction.atomic(using="one"):
    run(one, "SELECT pg_advisory_xact_lock(4712)")
    same("inside the transaction", run(two, "SELECT pg_try_advisory_lock(4712)"), (False,))
same("after it", run(two, "SELECT pg_try_advisory_lock(4712)"), (True,))
same("automatic prepared statements", connection.connection.prepare_threshold, None)
for database in (one, two, bouncer):
    database.close()
