# needs: postgresql
# shows: 1 2 3 4
from django.db import OperationalError, migrations
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder
from django.db.migrations.state import ModelState, ProjectState

state = ProjectState()
key = ("id", models.BigAutoField(primary_key=True))
text = models.CharField(max_length=9, null=True)
state.add_model(ModelState("shop", "Order", [key, ("region", text), ("customer_region", text)]))
Order = state.apps.get_model("shop", "Order")
create(Order)
Order.objects.bulk_create([Order(customer_region="eu") for _ in range(12000)])
same("rows", Order.objects.filter(region=None).count(), 12000)


# The code of the card.
def backfill(apps, schema_editor):
    db, last = schema_editor.connection.alias, 0
    orders = apps.get_model("shop", "Order").objects.using(db)
    todo = orders.filter(region=None).order_by("pk")
    ids = todo.values_list("pk", flat=True)
    while pks := list(ids.filter(pk__gt=last)[:5000]):
        todo.filter(pk__in=pks).update(region=models.F("customer_region"))
        last = pks[-1]

class Migration(migrations.Migration):
    atomic = False
    dependencies = [("shop", "0040_order_region")]
    operations = [migrations.RunPython(backfill, migrations.RunPython.noop)]


class Atomic(Migration):
    atomic = True


def apply(migration):
    MigrationExecutor(connection).apply_migration(state.clone(), migration("0041_backfill", "shop"))


other = connection.copy()  # another session, such as a checkout


def ask(sql):
    with other.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall() if cursor.description else None


ask("SET lock_timeout = '200ms'")
checkout = "UPDATE shop_order SET customer_region = 'us' WHERE id = 1"
filled = "SELECT count(*) FROM shop_order WHERE region IS NOT NULL"
seen = []


class Killed(Exception):
    pass


def watch(execute, sql, params, many, context):
    """After the second batch look from the other session, then be killed."""
    result = execute(sql, params, many, context)
    if sql.startswith("UPDATE"):
        seen.append(ask(filled)[0][0])
        if len(seen) == 2:
            try:
                ask(checkout)
                seen.append("checkout works")
            except OperationalError:
                seen.append("checkout waits")
            raise Killed
    return result


def killed(migration):
    seen.clear()
    with connection.execute_wrapper(watch):
        raises(Killed, apply, migration)
    return seen, ask(filled)[0][0]


same("one transaction: filled, a locked row, left when killed", killed(Atomic), ([0, 0, "checkout waits"], 0))
same("batches: filled, a locked row, left when killed", killed(Migration), ([5000, 10000, "checkout works"], 10000))

# It goes on where it stopped, and ends although one of the new values is NULL.
Order.objects.filter(pk=12000).update(customer_region=None)
Order.objects.filter(pk=11000).update(region="app")  # what the application has written stays
with CaptureQueriesContext(connection) as captured:
    apply(Migration)
same("queries for the last batch", sum('"shop_order"' in query["sql"] for query in captured), 3)
same("left", list(Order.objects.filter(region=None).values_list("pk", flat=True)), [12000])
same("written by the application", Order.objects.get(pk=11000).region, "app")
same("recorded", ("shop", "0041_backfill") in MigrationRecorder(connection).applied_migrations(), True)

# What the application writes between the two queries of a batch is not overwritten.
Order.objects.update(region=None)
once = []


def between(execute, sql, params, many, context):
    if sql.startswith("UPDATE") and not once:
        once.append(ask("UPDATE shop_order SET region = 'app' WHERE id = 5"))
    return execute(sql, params, many, context)


with connection.execute_wrapper(between):
    apply(Migration)
same("written meanwhile", Order.objects.get(pk=5).region, "app")

# A row that is inserted behind the last key by old code is not filled.
Order.objects.update(region=None)
late = []


def after_first(execute, sql, params, many, context):
    result = execute(sql, params, many, context)
    if sql.startswith("UPDATE") and not late:
        late.append(ask("INSERT INTO shop_order (id, customer_region) VALUES (-1, 'eu')"))
    return result


with connection.execute_wrapper(after_first):
    apply(Migration)
same("still NULL", Order.objects.get(pk=-1).region, None)

# With OFFSET the pages move while rows are filled.
Order.objects.update(region=None, customer_region="eu")
page = 0
while pks := list(Order.objects.filter(region=None).order_by("pk").values_list("pk", flat=True)[page : page + 5000]):
    Order.objects.filter(pk__in=pks).update(region="eu")
    page += 5000
same("skipped with OFFSET", Order.objects.filter(region=None).count() > 0, True)

# A loop over instances asks once for each row.
with queries("update() of 500 rows", 1):
    Order.objects.filter(pk__lte=500).update(region="eu")
with queries("save() of 500 rows", 501):
    for order in Order.objects.order_by("pk")[:500]:
        order.save(update_fields=["region"])
other.close()
