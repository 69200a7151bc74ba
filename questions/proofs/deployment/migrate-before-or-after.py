from django.db import OperationalError, migrations
from django.db.migrations.state import ProjectState


def apply(state, *operations):
    migration = migrations.Migration("step", "shop")
    migration.operations = operations
    with connection.schema_editor() as editor:
        return migration.apply(state.clone(), editor)


first = apply(ProjectState(), migrations.CreateModel("Order", [
    ("id", models.BigAutoField(primary_key=True)), ("note", models.TextField()),
]))
Old = first.apps.get_model("shop", "Order")
python_default = apply(first, migrations.AddField("order", "channel", models.CharField(max_length=10, default="web")))
raises(IntegrityError, Old.objects.create, note="old pod, Python default")
state = apply(python_default, migrations.RemoveField("order", "channel"))
state = apply(state, migrations.AddField("order", "channel", models.CharField(max_length=10, db_default="web")))
Old.objects.create(note="old pod, db_default")
state = apply(
    state,
    migrations.AlterField("order", "note", models.TextField(null=True)),
    migrations.SeparateDatabaseAndState(state_operations=[migrations.RemoveField("order", "note")]),
)
New = state.apps.get_model("shop", "Order")
New.objects.create()
same("old pod still reads", [o.note for o in Old.objects.order_by("pk")], ["old pod, db_default", None])
apply(state, migrations.RunSQL("ALTER TABLE shop_order DROP COLUMN note"))
raises(OperationalError, lambda: list(Old.objects.all()))
same("new pods go on", New.objects.count(), 2)
