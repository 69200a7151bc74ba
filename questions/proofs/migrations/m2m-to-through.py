# shows: 1 2 3 4 5 6
from django.db import OperationalError, migrations
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.state import ModelState, ProjectState


def run(migration, state, backwards=False):
    with connection.schema_editor() as editor:
        return migration.unapply(state, editor) if backwards else migration.apply(state.clone(), editor)


class First(migrations.Migration):
    operations = [
        migrations.CreateModel("Tag", [("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"))]),
        migrations.CreateModel(
            "Book",
            [
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("tags", models.ManyToManyField("shop.Tag")),
            ],
        ),
    ]


first = First("0007_book_tags", "shop")
before = run(first, ProjectState())
Book, Tag = before.apps.get_model("shop", "Book"), before.apps.get_model("shop", "Tag")
Book.objects.create().tags.add(Tag.objects.create())


# The code of the card.
class Migration(migrations.Migration):
    dependencies = [("shop", "0007_book_tags")]
    operations = [migrations.SeparateDatabaseAndState(state_operations=[
        migrations.CreateModel("BookTag", [
            ("id", models.BigAutoField(auto_created=True, primary_key=True,
                                       serialize=False, verbose_name="ID")),
            ("book", models.ForeignKey("shop.Book", models.CASCADE)),
            ("tag", models.ForeignKey("shop.Tag", models.CASCADE)),
        ], {"db_table": "shop_book_tags",
            "unique_together": {("book", "tag")}}),
        migrations.AlterField("book", "tags", models.ManyToManyField(
            "shop.Tag", through="shop.BookTag")),
    ])]


def today(**meta):
    """The models as they are to be."""

    class Tag(models.Model):
        class Meta:
            app_label = "shop"

    class Book(models.Model):
        tags = models.ManyToManyField("shop.Tag", through="shop.BookTag")

        class Meta:
            app_label = "shop"

    class BookTag(models.Model):
        book = models.ForeignKey("shop.Book", models.CASCADE)
        tag = models.ForeignKey("shop.Tag", models.CASCADE)
        Meta = type("Meta", (), {"app_label": "shop"} | meta)

    state = ProjectState()
    for model in (Tag, Book, BookTag):
        state.add_model(ModelState.from_model(model))
    apps.all_models["shop"].clear()
    apps.clear_cache()
    return state


def detected(old, new):
    changes = MigrationAutodetector(old.clone(), new.clone())._detect_changes()
    return [type(operation).__name__ for operation in changes["shop"][0].operations] if changes else []


new = today(db_table="shop_book_tags", unique_together={("book", "tag")})
# What makemigrations writes: with db_table it meets the table, without it it cannot alter the field.
same("detected", detected(before, new), ["CreateModel", "AlterField"])
generated = migrations.Migration("x", "shop")
generated.operations = MigrationAutodetector(before, today())._detect_changes()["shop"][0].operations
raises(ValueError, run, generated, before)

# The two operations, in the state only.
through = Migration("0008_booktag", "shop")
with connection.schema_editor(collect_sql=True, atomic=False) as editor:
    through.apply(before.clone(), editor, collect_sql=True)
same("SQL", [line for line in editor.collected_sql if not line.startswith("--")], [])
after = run(through, before)
same("makemigrations --check would find", detected(after, new), [])
same("rows", list(after.apps.get_model("shop", "BookTag").objects.values_list("book_id", "tag_id")), [(1, 1)])
run(through, before.clone(), backwards=True)
same("rows after going back", list(Book.tags.through.objects.values_list("book_id", "tag_id")), [(1, 1)])

# Other column names would not match the join table.
other = today(db_table="shop_book_tags").clone()
other.remove_field("shop", "booktag", "tag")
other.add_field("shop", "booktag", "label", models.ForeignKey("shop.Tag", models.CASCADE), True)
raises(OperationalError, list, other.apps.get_model("shop", "BookTag").objects.all())


# A new column is an ordinary AddField, and old servers go on inserting.
class Note(migrations.Migration):
    operations = [migrations.AddField("booktag", "note", models.CharField(max_length=50, db_default=""))]


def unique():
    found = connection.introspection.get_constraints(connection.cursor(), "shop_book_tags").values()
    return [c["columns"] for c in found if c["unique"] and not c["primary_key"]]


def old_server_inserts():
    tag = Tag.objects.create()
    Book.tags.through.objects.create(book_id=1, tag_id=tag.pk)


same("unique columns", unique(), [["book_id", "tag_id"]])
noted = run(Note("0009_note", "shop"), after)
old_server_inserts()
same("unique columns still", unique(), [["book_id", "tag_id"]])
run(Note("0009_note", "shop"), after.clone(), backwards=True)
Note.operations = [migrations.AddField("booktag", "note", models.CharField(max_length=50, default=""))]
run(Note("0009_note", "shop"), after)
raises(IntegrityError, old_server_inserts)
run(Note("0009_note", "shop"), after.clone(), backwards=True)

# Without unique_together in the state, SQLite loses the constraint as it rebuilds the table.
Migration.operations[0].state_operations[0].options.pop("unique_together")
run(Note("0009_note", "shop"), run(through, before))
same("unique columns without unique_together", unique(), [])
