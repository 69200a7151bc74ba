from django.db import migrations
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.state import ModelState, ProjectState
from django.db.models import CheckConstraint, Q


def state(condition, message):
    project = ProjectState()
    constraint = CheckConstraint(condition=condition, name="positive", violation_error_message=message)
    project.add_model(
        ModelState(
            "shop", "Item", [("id", models.AutoField(primary_key=True)), ("n", models.IntegerField())],
            options={"constraints": [constraint]},
        )
    )
    return project


def operations(new):
    return MigrationAutodetector(state(Q(n__gt=0), "old"), new)._detect_changes()["shop"][0].operations


message = operations(state(Q(n__gt=0), "new"))
print([type(o).__name__ for o in message])
assert [type(o) for o in message] == [migrations.AlterConstraint]
condition = operations(state(Q(n__gt=1), "old"))
print([type(o).__name__ for o in condition])
assert {type(o) for o in condition} == {migrations.RemoveConstraint, migrations.AddConstraint}
with connection.schema_editor(collect_sql=True) as editor:
    before = state(Q(n__gt=0), "old")
    after = before.clone()
    message[0].state_forwards("shop", after)
    message[0].database_forwards("shop", editor, before, after)
assert editor.collected_sql == []
