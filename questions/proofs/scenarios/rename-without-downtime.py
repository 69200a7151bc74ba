from django.db import OperationalError
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.graph import MigrationGraph
from django.db.migrations.questioner import MigrationQuestioner
from django.db.migrations.state import ModelState, ProjectState


class Yes(MigrationQuestioner):
    def ask_rename(self, *args):
        return True

    def ask_initial(self, *args):
        return True


def state(name, **options):
    project = ProjectState()
    fields = [("id", models.BigAutoField(primary_key=True)), (name, models.EmailField(**options))]
    project.add_model(ModelState("shop", "Customer", fields))
    return project


def migrate(old, new, **how):
    changes = MigrationAutodetector(old, new, Yes()).changes(MigrationGraph())
    migration = changes["shop"][0]
    with connection.schema_editor(**how) as editor:
        migration.apply(old.clone(), editor, collect_sql=bool(how))
    sql = [line for line in getattr(editor, "collected_sql", []) if not line.startswith("--")]
    return [type(o).__name__ for o in migration.operations], sql


old = state("mail")
with connection.schema_editor() as editor:
    editor.create_model(old.apps.get_model("shop", "Customer"))
same("db_column", migrate(old, state("email", db_column="mail"), collect_sql=True), (["AlterField", "RenameField"], []))
Old = old.apps.get_model("shop", "Customer")
migrate(old, state("email", db_column="mail"))
same("old pod still reads", list(Old.objects.all()), [])
operations, sql = migrate(old, state("email"), collect_sql=True)
same("plain", (operations, len(sql) > 0), (["RenameField"], True))
migrate(old, state("email"))
raises(OperationalError, lambda: list(Old.objects.all()))
