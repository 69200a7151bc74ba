# shows: 1 2 3 4 5
from contextvars import ContextVar

from django.core.management import call_command
from django.db import connections, router

connections.settings["replica"] = dict(connections.settings["default"])
pinned = ContextVar("pinned", default=False)


class PrimaryReplica:
    def db_for_read(self, model, **hints):
        return "default" if pinned.get() else "replica"

    def db_for_write(self, model, **hints):
        return "default"

    def allow_relation(self, obj1, obj2, **hints):
        return True


class Second:
    def db_for_read(self, model, **hints):
        return "second"

    db_for_write = db_for_read


class NoAnswer:
    def db_for_read(self, model, **hints):
        return None


same("no router", router.db_for_read(Order), "default")
router.routers = [PrimaryReplica()]
for model in (Author, Order):
    with connections["replica"].schema_editor() as editor:
        editor.create_model(model)
Author.objects.using("replica").bulk_create([Author(pk=1, name="a")])
Author.objects.using("default").bulk_create([Author(pk=1, name="a")])


def detail(request, number):
    if not Order.objects.filter(number=number).exists():
        raise Http404
    return HttpResponse(number)


urlpatterns.append(path("orders/<number>/", detail))
client = Client()
order = Order.objects.create(number="1")
same("written to", order._state.db, "default")
same("the next request", client.get("/orders/1/").status_code, 404)
assert Order.objects.using("default").filter(number="1").exists()
token = pinned.set(True)
same("pinned", client.get("/orders/1/").status_code, 200)
pinned.reset(token)

router.routers = [NoAnswer(), PrimaryReplica(), Second()]
same("the first answer", Order.objects.all().db, "replica")
router.routers = [NoAnswer()]
same("no answer", Order.objects.all().db, "default")
customer = Author.objects.using("replica").get()
same("no answer, a related instance", (router.db_for_read(Order, instance=customer), customer.orders.all().db), ("replica", "replica"))
router.routers = [PrimaryReplica()]
same("using()", Order.objects.using("default").db, "default")

with transaction.atomic():
    same("inside atomic(): a plain read", Order.objects.all().db, "replica")
    same("found there", Order.objects.filter(number="1").exists(), False)
    same("select_for_update()", Order.objects.select_for_update().db, "default")
    same("get_or_create()", Order.objects.get_or_create(number="1")[1], False)
    same("update_or_create()", Order.objects.update_or_create(number="1", defaults={"total": 1})[1], False)
    same("blocks open", [connections[name].in_atomic_block for name in ("default", "replica")], [True, False])
with transaction.atomic(using="replica"):
    same("blocks open", [connections[name].in_atomic_block for name in ("default", "replica")], [False, True])
raises(Order.DoesNotExist, order.refresh_from_db)
order.refresh_from_db(using="default")

# An object from the replica beside one of the primary.
order.customer = customer
order.save()


router.routers = [type("Silent", (), {"db_for_read": PrimaryReplica.db_for_read, "db_for_write": PrimaryReplica.db_for_write})()]
raises(ValueError, setattr, order, "customer", customer)

asked = []


class Migrations:
    def allow_migrate(self, db, app_label, **hints):
        asked.append(db)
        return db != "replica"


router.routers = [Migrations()]
same("allow_migrate()", [router.allow_migrate_model(db, Order) for db in ("default", "replica")], [True, False])
call_command("migrate", "auth", database="replica", verbosity=0)
tables = connections["replica"].introspection.table_names()
same("migrate --database=replica made", "auth_user" in tables, False)
