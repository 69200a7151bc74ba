from django.db import migrations
from django.db.migrations.state import ProjectState

pk = ("id", models.BigAutoField(primary_key=True, auto_created=True))
first = [
    migrations.CreateModel("Tag", [pk]),
    migrations.CreateModel("Book", [pk, ("tags", models.ManyToManyField("shop.Tag"))]),
]
through = migrations.CreateModel("BookTag", fields=[
    pk,
    ("book", models.ForeignKey("shop.Book", models.CASCADE)),
    ("tag", models.ForeignKey("shop.Tag", models.CASCADE)),
], options={"db_table": "shop_book_tags"})
alter = migrations.AlterField("book", "tags", models.ManyToManyField("shop.Tag", through="shop.BookTag"))
note = migrations.AddField("booktag", "note", models.CharField(max_length=50, default=""))


def run(state, *operations):
    migration = migrations.Migration("x", "shop")
    migration.operations = list(operations)
    with connection.schema_editor() as editor:
        return migration.apply(state, editor)


state = run(ProjectState(), *first)
apps = state.apps
book = apps.get_model("shop", "Book").objects.create()
book.tags.add(apps.get_model("shop", "Tag").objects.create())
generated = migrations.CreateModel("BookTag", through.fields)
raises(ValueError, lambda: run(state.clone(), generated, alter))
after = run(state.clone(), migrations.SeparateDatabaseAndState(state_operations=[through, alter]), note)
rows = list(after.apps.get_model("shop", "BookTag").objects.values_list("book_id", "tag_id", "note"))
print("rows kept:", rows)
assert rows == [(1, 1, "")]
