# needs: postgresql
# shows: 1 2 3 4 5
from django.conf import global_settings
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.state import ModelState, ProjectState
from django.db.utils import DataError

OLD, NEW = "django.db.models.AutoField", global_settings.DEFAULT_AUTO_FIELD
same("the default", NEW, "django.db.models.BigAutoField")


class Item(models.Model):
    tags = models.ManyToManyField("Label")


class Sale(models.Model):
    item = models.ForeignKey(Item, models.CASCADE)


class Label(models.Model):
    pass


def project(default):
    """The models as migrations see them in a project with this setting."""
    with override_settings(DEFAULT_AUTO_FIELD=default):
        state = ProjectState()
        for cls in (Item, Sale, Label):
            new = type(cls._meta.pk)
            cls._meta.pk.__class__ = getattr(models, default.rsplit(".")[-1])
            state.add_model(ModelState.from_model(cls))
            cls._meta.pk.__class__ = new
        state.apps
    return state


old, new = project(OLD), project(NEW)
changes = MigrationAutodetector(old, new)._detect_changes()["blog"][0].operations
print(*(operation.describe() for operation in changes), sep="\n")
assert [(type(o).__name__, o.model_name, o.name) for o in changes] == [
    ("AlterField", name, "id") for name in ("item", "label", "sale")
]
assert MigrationAutodetector(old, project(OLD))._detect_changes() == {}


class Small(AppConfig):
    name, path = "small", "."
    default_auto_field = OLD


assert Blog(Blog.name, sys.modules["__main__"])._is_default_auto_field_overridden is False
same("default_auto_field of an app", Small("small", sys.modules["__main__"]).default_auto_field, OLD)

tables = ("blog_item", "blog_item_tags", "blog_sale")


def types():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name || '.' || column_name, data_type FROM information_schema.columns"
            " WHERE table_schema = current_schema() AND table_name = ANY(%s) ORDER BY 1", [list(tables)]
        )
        return dict(cursor.fetchall())


def files():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname, relfilenode FROM pg_class"
            " WHERE relname = ANY(%s) AND relnamespace = current_schema()::regnamespace", [list(tables)]
        )
        return dict(cursor.fetchall())


with override_settings(DEFAULT_AUTO_FIELD=OLD), connection.schema_editor() as editor:
    for name in ("label", "item", "sale"):
        editor.create_model(old.apps.get_model("blog", name))
assert set(types().values()) == {"integer"}
before = files()
with transaction.atomic():
    with connection.schema_editor(atomic=False) as editor:
        changes[0].database_forwards("blog", editor, old, new)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.relname FROM pg_locks l JOIN pg_class c ON c.oid = l.relation"
            " WHERE l.mode = 'AccessExclusiveLock' AND l.pid = pg_backend_pid()"
            " AND c.relname = ANY(%s)", [list(tables)]
        )
        locked = {row[0] for row in cursor.fetchall()}
print("locked exclusively:", sorted(locked))
print("rewritten:", sorted(name for name, file in files().items() if file != before[name]))
assert locked == set(tables) and not set(files().values()) & set(before.values())
print(types())
assert types() == {
    "blog_item.id": "bigint", "blog_sale.item_id": "bigint", "blog_item_tags.item_id": "bigint",
    "blog_sale.id": "integer", "blog_item_tags.label_id": "integer", "blog_item_tags.id": "integer",
}

Sale = old.apps.get_model("blog", "sale")
item = old.apps.get_model("blog", "item").objects.create()
with connection.cursor() as cursor:
    cursor.execute("ALTER TABLE blog_sale ALTER id RESTART WITH 2147483647")
Sale.objects.create(item=item)
for _ in range(2):
    raises(DataError, Sale.objects.create, item=item)
