from django.db import connections, router

connections.settings["replica"] = dict(connections.settings["default"])


class PrimaryReplica:
    def db_for_read(self, model, **hints):
        return "replica"

    def db_for_write(self, model, **hints):
        return "default"


router.routers = [PrimaryReplica()]
with connections["replica"].schema_editor() as editor:
    editor.create_model(Order)
order = Order.objects.create(number="1")
print("found on the lagging replica:", Order.objects.filter(number="1").exists())
assert not Order.objects.filter(number="1").exists()
assert Order.objects.using("default").filter(number="1").exists()
with transaction.atomic():
    print("inside atomic() a read goes to", Order.objects.all().db)
    assert Order.objects.all().db == "replica" and Order.objects.select_for_update().db == "default"
assert Order.objects.get_or_create(number="1")[1] is False
raises(Order.DoesNotExist, order.refresh_from_db)
order.refresh_from_db(using="default")
