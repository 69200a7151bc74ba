# needs: postgresql
# shows: 1 2 3 4 5
from django.contrib.postgres.functions import RandomUUID
from django.contrib.postgres.operations import AddConstraintNotValid, ValidateConstraint
from django.db import OperationalError, migrations
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.state import ModelState, ProjectState


def run(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall() if cursor.description else None


def apply(*operations):
    """A migration; whether it wrote the table anew, and what the server said of NOT NULL."""
    global state
    migration = migrations.Migration("x", "shop")
    migration.operations = operations
    file, said[:] = run("SELECT pg_relation_filenode('shop_order')"), []
    state = MigrationExecutor(connection).apply_migration(state.clone(), migration)
    rewritten = run("SELECT pg_relation_filenode('shop_order')") != file
    return rewritten, "verifying table" in str(said), "sufficient to prove" in str(said)


def nullable(column):
    return run(f"SELECT attnotnull FROM pg_attribute WHERE attrelid = 'shop_order'::regclass AND attname = '{column}'") == [(False,)]


def old_server_inserts():
    """Old code names only the columns that it knows."""
    run("INSERT INTO shop_order (number) VALUES ('1')")


said = []
connection.ensure_connection()
connection.connection.add_notice_handler(lambda notice: said.append(notice.message_primary))
run("SET client_min_messages = debug1")
state = ProjectState()
key = ("id", models.BigAutoField(primary_key=True))
state.add_model(ModelState("shop", "Order", [key, ("number", models.CharField(max_length=9))]))
create(state.apps.get_model("shop", "Order"))
old_server_inserts()

# In one step without a default: the rows that are there have no value.
required = migrations.AddField("order", "region", models.CharField(max_length=5))
raises(IntegrityError, apply, required)

# 1. Expand: nothing is read or written anew, and old servers insert.
same("expand", apply(migrations.AddField("order", "region", models.CharField(max_length=5, null=True))), (False, False, False))
old_server_inserts()

# 2. Backfill. While an old server is there, NULLs come back.
run("UPDATE shop_order SET region = 'eu' WHERE region IS NULL")
old_server_inserts()
not_null = migrations.AlterField("order", "region", models.CharField(max_length=5))
raises(IntegrityError, apply, not_null)
run("UPDATE shop_order SET region = 'eu' WHERE region IS NULL")

# 3. Enforce: the whole table is read, under a lock that keeps readers out.
look = connection.copy()


def others(apps, schema_editor):
    with look.cursor() as cursor:
        cursor.execute("SET lock_timeout = '200ms'")
        raises(OperationalError, cursor.execute, "SELECT * FROM shop_order")


before = state.clone()
same("enforce: rewritten, scanned, proven", apply(not_null, migrations.RunPython(others)), (False, True, False))
raises(IntegrityError, old_server_inserts)
run("ALTER TABLE shop_order ALTER COLUMN region DROP NOT NULL")
state = before

# The code of the card.
prove = [AddConstraintNotValid("order", models.CheckConstraint(
    condition=models.Q(region__isnull=False), name="order_region_set"))]
validate = [ValidateConstraint("order", "order_region_set")]
enforce = [
    migrations.AlterField(
        "order", "region", models.CharField(max_length=5)),
    migrations.RemoveConstraint("order", "order_region_set"),
]
same("prove", apply(*prove), (False, False, False))
same("validate: scanned", apply(*validate)[1], True)
same("enforce: rewritten, scanned, proven", apply(*enforce), (False, False, True))
same("nullable", nullable("region"), False)
same("check left", run("SELECT 1 FROM pg_constraint WHERE conname = 'order_region_set' AND conrelid = 'shop_order'::regclass"), [])
run("ALTER TABLE shop_order DROP COLUMN region")

# One constant for all rows: NOT NULL at once, nothing written anew, and old servers insert.
same("db_default", apply(migrations.AddField("order", "area", models.CharField(max_length=5, db_default="eu"))), (False, False, False))
same("nullable", nullable("area"), False)
old_server_inserts()
same("old and new rows", run("SELECT DISTINCT area FROM shop_order"), [("eu",)])
# A volatile default writes the table anew.
same("rewritten", apply(migrations.AddField("order", "token", models.UUIDField(db_default=RandomUUID())))[0], True)
# default= is gone from the database after the migration.
same("default=", apply(migrations.AddField("order", "zone", models.CharField(max_length=5, default="eu")))[0], False)
raises(IntegrityError, old_server_inserts)
look.close()
