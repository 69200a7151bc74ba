# shows: 2 3 4 5
from django.db import migrations
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.state import ModelState, ProjectState
from django.db.models import CheckConstraint, Q

key = ("id", models.AutoField(primary_key=True))


def state(condition=Q(n__gt=0), **kwargs):
    project = ProjectState()
    constraint = CheckConstraint(condition=condition, name="positive", **kwargs)
    project.add_model(ModelState("shop", "Item", [key, ("n", models.IntegerField())], options={"constraints": [constraint]}))
    return project


def operations(old, new):
    changes = MigrationAutodetector(old, new)._detect_changes()
    return changes["shop"][0].operations if changes else []


def kinds(new):
    return [type(operation) for operation in operations(old, new)]


def sql(operations):
    """What these operations send to the database, and the state after them."""
    migration = migrations.Migration("x", "shop")
    migration.operations = operations
    with connection.schema_editor(collect_sql=True, atomic=False) as editor:
        after = migration.apply(old.clone(), editor, collect_sql=True)
    return [line for line in editor.collected_sql if not line.startswith("--")], after


old = state(violation_error_message="old", violation_error_code="old")
message = state(violation_error_message="new", violation_error_code="old")
code = state(violation_error_message="old", violation_error_code="new")
condition = state(Q(n__gt=1), violation_error_message="old", violation_error_code="old")

same("a new message", kinds(message), [migrations.AlterConstraint])
same("a new code", kinds(code), [migrations.AlterConstraint])
same("a new condition", kinds(condition), [migrations.RemoveConstraint, migrations.AddConstraint])

# AlterConstraint sends nothing, and changes the state.
sent, after = sql(operations(old, message))
same("SQL of AlterConstraint", sent, [])
same("left to detect", operations(after, message), [])
# The pair rebuilds the constraint in the database.
sent, after = sql(operations(old, condition))
same("SQL of the pair", len(sent) > 0, True)

# Neither is stored in the database.
with connection.schema_editor(collect_sql=True) as editor:
    definitions = {
        str(project.models["shop", "item"].options["constraints"][0].create_sql(project.apps.get_model("shop", "Item"), editor))
        for project in (old, message, code)
    }
same("definitions of the three", len(definitions), 1)

# What earlier versions wrote for a new message, moved into the state by hand.
(new,) = message.models["shop", "item"].options["constraints"]
pair = [migrations.RemoveConstraint("item", "positive"), migrations.AddConstraint("item", new)]
same("SQL of that pair", len(sql(pair)[0]) > 0, True)
sent, after = sql([migrations.SeparateDatabaseAndState(state_operations=pair)])
same("SQL of that pair in the state only", sent, [])
same("left to detect", operations(after, message), [])
