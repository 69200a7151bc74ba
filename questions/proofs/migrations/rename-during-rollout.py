# shows: 1 2 3 4 5
import io

from django.core.management.base import OutputWrapper
from django.db import OperationalError, migrations
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.questioner import InteractiveMigrationQuestioner, NonInteractiveMigrationQuestioner
from django.db.migrations.state import ModelState, ProjectState

key = ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"))


def state(*model_states):
    project = ProjectState()
    for model_state in model_states:
        project.add_model(model_state)
    return project


def book(*fields, **options):
    return ModelState("shop", "Book", [key, *fields], options)


def operations(old, new, answers=None):
    """What makemigrations writes; with answers typed in, or with --no-input."""
    if answers is None:
        questioner = NonInteractiveMigrationQuestioner(specified_apps={"shop"}, verbosity=0)
    else:
        sys.stdin = io.StringIO(answers)
        questioner = InteractiveMigrationQuestioner(specified_apps={"shop"}, prompt_output=OutputWrapper(io.StringIO()))
    changes = MigrationAutodetector(old.clone(), new.clone(), questioner)._detect_changes()
    return changes["shop"][0].operations


def kinds(found):
    return [type(operation).__name__ for operation in found]


def apply(old, found, collect_sql=False):
    migration = migrations.Migration("x", "shop")
    migration.operations = found
    with connection.schema_editor(collect_sql=collect_sql, atomic=not collect_sql) as editor:
        after = migration.apply(old.clone(), editor, collect_sql=collect_sql)
    return [line for line in editor.collected_sql if not line.startswith("--")] if collect_sql else after


def old_code(name="Book"):
    """The model as servers know it that have not been replaced."""
    return old.apps.get_model("shop", name)


title = models.CharField(max_length=200)
old = state(book(("title", title)))
create(old_code())
old_code().objects.create(title="a")

# RenameField: old code fails, also where it does not touch the field.
new = state(book(("headline", title)))
found = operations(old, new, "y\n")
same("answered yes", kinds(found), ["RenameField"])
apply(old, found)
raises(OperationalError, lambda: old_code().objects.get().pk)
same("unless it names its columns", list(old_code().objects.values_list("pk")), [(1,)])
apply(new, [migrations.RenameField("book", "headline", "title")])
same("back", old_code().objects.get().title, "a")

# A dropped column is the same to old code, a dropped or renamed table too.
apply(old, [migrations.RemoveField("book", "title")])
raises(OperationalError, lambda: old_code().objects.get().pk)
apply(state(book()), [migrations.AddField("book", "title", models.CharField(max_length=200, default="a"))])
apply(old, [migrations.AlterModelTable("book", "shop_volume")])
raises(OperationalError, lambda: old_code().objects.get().pk)
apply(state(book(("title", title), db_table="shop_volume")), [migrations.AlterModelTable("book", "shop_book")])


# The code of the card.
class Book(models.Model):
    headline = models.CharField(max_length=200, db_column="title")

    class Meta:
        app_label = "shop"


new = state(ModelState.from_model(Book))
found = operations(old, new, "y\n")
same("with db_column, answered yes", kinds(found), ["AlterField", "RenameField"])
same("SQL", apply(old, found, collect_sql=True), [])
apply(old, found)
same("old code", old_code().objects.get().title, "a")
same("new code", Book.objects.get().headline, "a")

# An index or a constraint that names the field is dropped and made again, unless only the state changes.
def named(field, column):
    options = dict(indexes=[models.Index(fields=[field], name="ix_named")], constraints=[models.UniqueConstraint(fields=[field, "id"], name="uq_named")])
    return state(book((field, models.CharField(max_length=200, db_column=column)), **options))


was, now = named("title", None), named("headline", "title")
found = operations(was, now, "y\n")
same("with an index and a constraint", kinds(found), ["RemoveConstraint", "RemoveIndex", "AlterField", "RenameField", "AddIndex", "AddConstraint"])
written = apply(was, found, collect_sql=True)
same("SQL drops and makes the index", [any(word in line for line in written) for word in ("DROP INDEX", "CREATE INDEX")], [True, True])
in_state = [migrations.SeparateDatabaseAndState(state_operations=found)]
same("SQL as state_operations", apply(was, in_state, collect_sql=True), [])
same("makemigrations finds nothing more", MigrationAutodetector(apply(was, in_state), now)._detect_changes(), {})

# No is the default, and no question is asked with --no-input.
stays = models.CharField(max_length=200, default="")
was, now = state(book(("title", stays))), state(book(("headline", stays)))
same("return pressed", kinds(operations(was, now, "\n")), ["RemoveField", "AddField"])
same("--no-input", kinds(operations(was, now)), ["RemoveField", "AddField"])
same("--no-input without a default", raises(SystemExit, operations, old, new).code, 3)
after = apply(was, operations(was, now))
same("the data", after.apps.get_model("shop", "Book").objects.get().headline, "")
apply(now, operations(now, was))

# Names that no query lists.
def parent(name):
    return "parent", models.ForeignKey("self", models.CASCADE, null=True, related_name=name)


def index(name):
    return models.Index(fields=["title"], name=name)


was, now = (state(book(("title", title), parent(name), indexes=[index(f"ix_{name}")])) for name in ("kids", "children"))
apply(old, [migrations.AddField("book", *parent("kids")), migrations.AddIndex("book", index("ix_kids"))])
old = was
found = operations(was, now, "")
same("an index and a related_name", kinds(found), ["RenameIndex", "AlterField"])
apply(was, found)
first = old_code().objects.get()
first.kids.create(title="b")
same("old code", old_code().objects.filter(kids__title="b").count(), 1)

# The column left by a field that only the state forgets, NOT NULL or not.
was = now
forget = migrations.SeparateDatabaseAndState(state_operations=[migrations.RemoveField("book", "title")])
after = apply(was, [migrations.RemoveIndex("book", "ix_children"), forget])
new_code = after.apps.get_model("shop", "Book")
raises(IntegrityError, new_code.objects.create)
after = apply(was, [migrations.AlterField("book", "title", models.CharField(max_length=200, null=True)), forget])
new_code.objects.create()
same("old code reads and writes", (old_code().objects.create(title="c").title, old_code().objects.count()), ("c", 4))

# Expand and contract: while both columns are there, a trigger keeps them equal for all writers.
field = ("headline", models.CharField(max_length=200, null=True))
old, both, last = state(book(("title", title))), state(book(("title", title), field)), state(book(field))
apply(state(book()), [migrations.RunSQL("DROP TABLE shop_book"), migrations.CreateModel("Book", [key, ("title", title)])])
old_code().objects.create(title="before")
apply(old, [migrations.AddField("book", *field)])
with connection.cursor() as cursor:
    for event in ("INSERT", "UPDATE OF title"):
        name = event.split()[0]
        cursor.execute(f"CREATE TRIGGER copy_{name} AFTER {event} ON shop_book BEGIN UPDATE shop_book SET headline = title WHERE id = new.id; END")
old_code().objects.create(title="new")
old_code().objects.filter(title="new").update(title="meanwhile")
new_code = both.apps.get_model("shop", "Book")
same("old server wrote, new one reads", new_code.objects.get(title="meanwhile").headline, "meanwhile")
new_code.objects.filter(headline=None).update(headline=models.F("title"))
same("after the backfill", list(new_code.objects.exclude(headline=models.F("title"))), [])
same("rolling back works", old_code().objects.filter(title="meanwhile").count(), 1)
with connection.cursor() as cursor:
    cursor.execute("DROP TRIGGER copy_INSERT")
    cursor.execute("DROP TRIGGER copy_UPDATE")
apply(both, [migrations.RemoveField("book", "title")])
same("contracted", list(last.apps.get_model("shop", "Book").objects.values_list("headline", flat=True)), ["before", "meanwhile"])
raises(OperationalError, lambda: old_code().objects.get(pk=1))

# Renaming a model with db_table: a column of each join table is renamed for good.
def library(name, **options):
    many = [("pages", f"shop.{name}"), ("tags", "shop.Tag")]
    pages, tags = ((field, models.ManyToManyField(to)) for field, to in many)
    return state(ModelState("shop", "Tag", [key]), ModelState("shop", name, [key, tags], options), ModelState("shop", "Shelf", [key, pages]))


old, new = library("Page"), library("Sheet", db_table="shop_page")
create(old_code("Tag"), old_code("Page"), old_code("Shelf"))
found = operations(old, new, "y\n")
same("written", kinds(found), ["RenameModel", "AlterModelTable"])
apply(library("Page"), found)
page = old_code("Page").objects.create()
same("the table is back", page.pk, 1)
raises(OperationalError, lambda: list(page.tags.all()))
raises(OperationalError, lambda: list(page.shelf_set.all()))
