from django.db import OperationalError, migrations
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.questioner import MigrationQuestioner
from django.db.migrations.state import ModelState, ProjectState


def state(name, **kwargs):
    project = ProjectState()
    project.add_model(ModelState("shop", "Book", [("id", models.AutoField(primary_key=True)), (name, models.CharField(max_length=9, default="", **kwargs))]))
    return project


def operations(new, renamed):
    questioner = MigrationQuestioner({"ask_rename": renamed})
    return MigrationAutodetector(state("title"), new, questioner)._detect_changes()["shop"][0].operations


print("answered no:", [type(o).__name__ for o in operations(state("headline"), False)])
assert {type(o) for o in operations(state("headline"), False)} == {migrations.AddField, migrations.RemoveField}
ops = operations(state("headline", db_column="title"), True)
print("db_column kept:", [type(o).__name__ for o in ops])
migration = migrations.Migration("x", "shop")
migration.operations = ops
with connection.schema_editor(collect_sql=True) as editor:
    migration.apply(state("title"), editor, collect_sql=True)
print(editor.collected_sql)
assert not any("ALTER" in s for s in editor.collected_sql)
Author.objects.create(name="a")
with connection.cursor() as cursor:
    cursor.execute("ALTER TABLE blog_author RENAME COLUMN email TO mail")
raises(OperationalError, lambda: Author.objects.get().name)
