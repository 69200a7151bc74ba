from django.conf import global_settings
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.state import ModelState, ProjectState

assert global_settings.DEFAULT_AUTO_FIELD == "django.db.models.BigAutoField"


def state(key):
    project = ProjectState()
    project.add_model(ModelState("shop", "Item", [("id", key(primary_key=True))]))
    return project


changes = MigrationAutodetector(state(models.AutoField), state(models.BigAutoField))._detect_changes()
print(changes["shop"][0].operations[0].describe())
assert type(changes["shop"][0].operations[0]).__name__ == "AlterField"
