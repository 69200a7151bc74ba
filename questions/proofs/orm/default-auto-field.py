# needs: postgresql
# shows: 1 2 3 4 5
from django.apps.registry import Apps
from django.conf import global_settings
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.state import ModelState, ProjectState
from django.db.utils import DataError

OLD, NEW = "django.db.models.AutoField", global_settings.DEFAULT_AUTO_FIELD
same("the default", NEW, "django.db.models.BigAutoField")


def project(default):
    """A shop whose models have implicit keys, in a project with this setting."""
    with override_settings(DEFAULT_AUTO_FIELD=default):
        shop = Apps()

        def model(name, **fields):
            meta = type("Meta", (), {"apps": shop, "app_label": "shop"})
            return type(name, (models.Model,), {"__module__": __name__, "Meta": meta, **fields})

        tag = model("Tag")
        item = model("Item", tags=models.ManyToManyField(tag))
        sale = model("Sale", item=models.ForeignKey(item, models.CASCADE))
        state = ProjectState()
        for cls in (tag, item, sale):
            state.add_model(ModelState.from_model(cls))
        state.apps  # builds the models of the automatic tables
    return state


old, new = project(OLD), project(NEW)
changes = MigrationAutodetector(old, new)._detect_changes()["shop"][0].operations
print(*(operation.describe() for operation in changes), sep="\n")
assert [(type(o).__name__, o.model_name, o.name) for o in changes] == [
    ("AlterField", name, "id") for name in ("item", "sale", "tag")
]
assert MigrationAutodetector(old, project(OLD))._detect_changes() == {}


class Depot(AppConfig):
    name, label, path = "__main__", "depot", "."
    default_auto_field = OLD


depot = apps.app_configs["depot"] = Depot("__main__", sys.modules["__main__"])
depot.apps, depot.models = apps, apps.all_models["depot"]


def key(app):
    meta = type("Meta", (), {"app_label": app})
    return type(type(f"{app}Ware", (models.Model,), {"__module__": __name__, "Meta": meta})._meta.pk).__name__


same("keys of two apps", {app: key(app) for app in ("blog", "depot")}, {"blog": "BigAutoField", "depot": "AutoField"})

tables = ("shop_item", "shop_item_tags", "shop_sale")


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
    for name in ("tag", "item", "sale"):
        editor.create_model(old.apps.get_model("shop", name))
assert set(types().values()) == {"integer"}
before = files()
with transaction.atomic():
    with connection.schema_editor(atomic=False) as editor:
        changes[0].database_forwards("shop", editor, old, new)
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
    "shop_item.id": "bigint", "shop_sale.item_id": "bigint", "shop_item_tags.item_id": "bigint",
    "shop_sale.id": "integer", "shop_item_tags.tag_id": "integer", "shop_item_tags.id": "integer",
}

Sale = old.apps.get_model("shop", "sale")
item = old.apps.get_model("shop", "item").objects.create()
with connection.cursor() as cursor:
    cursor.execute("ALTER TABLE shop_sale ALTER id RESTART WITH 2147483647")
Sale.objects.create(item=item)
for _ in range(2):
    raises(DataError, Sale.objects.create, item=item)
