# needs: postgresql
# shows: 1 2 4 6
from contextvars import ContextVar

from django.db import connections


class Tenant(models.Model):
    name = models.TextField()


tenant = ContextVar("tenant", default=None)


class Filtered(models.Manager):
    def get_queryset(self):
        return super().get_queryset().filter(tenant=tenant.get())


class Invoice(models.Model):
    tenant = models.ForeignKey(Tenant, models.CASCADE)
    number = models.IntegerField()
    objects = Filtered()
    everything = models.Manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["tenant", "number"], name="per_tenant")]


create(Tenant, Invoice)
a, b = (Tenant.objects.create(name=name) for name in "ab")
for owner in (a, b):
    Invoice.everything.create(tenant=owner, number=1)
raises(IntegrityError, Invoice.everything.create, tenant=a, number=1)
tenant.set(a)
same("row per tenant, through the manager", [i.tenant for i in Invoice.objects.all()], [a])
same("the filter forgotten", len({i.tenant for i in Invoice.everything.all()}), 2)

# The second fence, as a role that is neither superuser nor owner.
with transaction.atomic(), connection.cursor() as cursor:
    cursor.execute("CREATE ROLE djq_tenancy")
    cursor.execute(f"GRANT USAGE ON SCHEMA {SCHEMA} TO djq_tenancy")
    cursor.execute("GRANT ALL ON blog_invoice TO djq_tenancy")
    cursor.execute(f"CREATE POLICY own ON blog_invoice USING (tenant_id = {a.pk})")
    cursor.execute("ALTER TABLE blog_invoice ENABLE ROW LEVEL SECURITY")
    cursor.execute("SET LOCAL ROLE djq_tenancy")
    same("with row-level security", [i.tenant_id for i in Invoice.everything.all()], [a.pk])
    transaction.set_rollback(True)

# Index of the constraint: the tenant comes first.
with connection.cursor() as cursor:
    cursor.execute("SELECT indexdef FROM pg_indexes WHERE indexname = 'per_tenant' AND schemaname = %s", [SCHEMA])
    (definition,) = cursor.fetchone()
print(definition)
assert "UNIQUE INDEX" in definition and definition.endswith("(tenant_id, number)")


# Schema per tenant.
class Note(models.Model):
    text = models.TextField()


def go(schema):
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL search_path TO {schema}")


def columns():
    with connection.cursor() as cursor:
        return len(connection.introspection.get_table_description(cursor, "blog_note"))


with transaction.atomic(), connection.cursor() as cursor:
    for schema in ("djq_tenant_1", "djq_tenant_2"):
        cursor.execute(f"CREATE SCHEMA {schema}")
        go(schema)
        create(Note)
    go("djq_tenant_1")
    Note.objects.create(text="secret")
    extra = models.IntegerField(null=True)
    extra.set_attributes_from_name("extra")
    with connection.schema_editor() as editor:
        editor.add_field(Note, extra)
    same("tenant 1: rows, columns", (Note.objects.count(), columns()), (1, 3))
    go("djq_tenant_2")
    same("tenant 2: rows, columns, not migrated", (Note.objects.count(), columns()), (0, 2))
    transaction.set_rollback(True)

# Database per tenant: a router is asked without a request, and no key crosses.
connections.databases["big"] = {**connections.databases["default"]}
asked = []


class Router:
    def db_for_read(self, model, **hints):
        asked.append(sorted(hints))
        return tenant.get()


with override_settings(DATABASE_ROUTERS=[Router()]):
    tenant.set("big")
    same("the router picks", (Note.objects.all().db, asked[-1]), ("big", []))
    a._state.db, stray = "big", Invoice(number=3)
    stray._state.db = "default"
    print("a key across databases:")
    raises(ValueError, setattr, stray, "tenant", a)
