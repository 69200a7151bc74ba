# shows: 1 2 3 4 5
from django.db import OperationalError, migrations
from django.db.migrations.state import ProjectState


def apply(state, *operations):
    migration = migrations.Migration("step", "shop")
    migration.operations = operations
    with connection.schema_editor() as editor:
        return migration.apply(state.clone(), editor)


def before():
    return apply(ProjectState(), migrations.CreateModel("Order", [
        ("id", models.BigAutoField(primary_key=True)), ("note", models.CharField(max_length=200)),
    ]))


def drop_table():
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE shop_order")


# The release of the question: it migrates while old pods still run.
first = before()
Old = first.apps.get_model("shop", "Order")
Old.objects.create(note="a")
wrong = apply(first, migrations.AddField("order", "channel", models.CharField(max_length=10, default="web")))
same("old code reads", [o.note for o in Old.objects.all()], ["a"])
raises(IntegrityError, Old.objects.create, note="old code, Python default")
apply(wrong, migrations.RemoveField("order", "note"))
raises(OperationalError, lambda: list(Old.objects.all()))
drop_table()

# Adding, as on the card.
first = before()
channel = models.CharField(max_length=10, db_default="web")
state = apply(first, migrations.AddField("order", "channel", channel))
Old.objects.create(note="old code")
both = state.apps.get_model("shop", "Order")
both.objects.create(note="new code")
same("channels", [o.channel for o in both.objects.all()], ["web", "web"])

# Removing, as on the card, while old code still runs.
operations = [
    migrations.AlterField(
        "order", "note", models.CharField(max_length=200, db_default="")
    ),
    migrations.SeparateDatabaseAndState(
        state_operations=[migrations.RemoveField("order", "note")]
    ),
]
Old = state.apps.get_model("shop", "Order")
forgotten = apply(state, *operations[1:])  # without the database default
raises(IntegrityError, forgotten.apps.get_model("shop", "Order").objects.create)
state = apply(state, *operations)
New = state.apps.get_model("shop", "Order")
same("fields of the new code", [f.name for f in New._meta.fields], ["id", "channel"])
New.objects.create()
Old.objects.create(note="old code again")
same("old code reads", [o.note for o in Old.objects.order_by("pk")], ["old code", "new code", "", "old code again"])
state = apply(state, migrations.RunSQL("ALTER TABLE shop_order DROP COLUMN note"))
raises(OperationalError, lambda: list(Old.objects.all()))
same("new code goes on", (New.objects.count(), New.objects.create().channel), (4, "web"))
