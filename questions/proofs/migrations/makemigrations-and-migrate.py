from django.db import migrations
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.exceptions import IrreversibleError
from django.db.migrations.state import ModelState, ProjectState


def state(*fields):
    project = ProjectState()
    project.add_model(ModelState("shop", "Item", [("id", models.AutoField(primary_key=True)), *fields]))
    return project


old = state()
new = state(("name", models.CharField(max_length=10, default="")))
with queries("autodetector", 0):
    changes = MigrationAutodetector(old, new)._detect_changes()
operation = changes["shop"][0].operations[0]
print(operation.describe())
assert isinstance(operation, migrations.AddField)


class Fix(migrations.Migration):
    operations = [migrations.RunPython(lambda apps, editor: None)]


assert not migrations.RunPython(lambda apps, editor: None).reversible
try:
    with connection.schema_editor() as editor:
        Fix("0002_fix", "shop").unapply(old, editor)
except IrreversibleError as e:
    print("IrreversibleError")
else:
    raise AssertionError
