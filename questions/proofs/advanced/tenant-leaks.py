# needs: postgresql
# shows: 1 2 3 4 5 6 7 8
import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import DataError

# The code of the card.
tenant_id = ContextVar("tenant_id", default=None)
class TenantManager(models.Manager):
    def get_queryset(self):
        rows = super().get_queryset()
        return rows.filter(tenant_id=tenant_id.get() or 0)

@contextmanager
def acting_for(pk):
    token = tenant_id.set(pk)
    sql = "SELECT set_config('app.tenant', %s, true)"
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql, [str(pk)])
            yield
    finally:
        tenant_id.reset(token)


class Invoice(models.Model):
    tenant_id = models.IntegerField()
    slug = models.TextField(unique=True)
    objects = TenantManager()


class Reminder(models.Model):
    invoice = models.ForeignKey(Invoice, on_delete=models.CASCADE)


class ReminderForm(forms.ModelForm):
    class Meta:
        model = Reminder
        fields = ["invoice"]


create(Invoice, Reminder)
a, b = (Invoice._base_manager.create(tenant_id=t, slug=t) for t in (1, 2))
same("no tenant", Invoice.objects.count(), 0)
with acting_for(1):
    same("tenant 1", list(Invoice.objects.all()), [a])
    raises(Invoice.DoesNotExist, Invoice.objects.get, pk=b.pk)
same("afterwards", Invoice.objects.count(), 0)
Reminder.objects.create(invoice=b)
same("following the key", Reminder.objects.get().invoice, b)
Reminder(invoice_id=b.pk).full_clean()
print("full_clean() accepts the foreign id")
with connection.cursor() as cursor:
    cursor.execute("SELECT count(*) FROM blog_invoice")
    same("raw SQL", cursor.fetchone(), (2,))
print("a globally unique slug:")
with transaction.atomic():
    raises(IntegrityError, Invoice.objects.create, tenant_id=1, slug="2")
    transaction.set_rollback(True)

# A worker's thread has not entered a tenant.
seen = []
worker = threading.Thread(target=lambda: seen.append(tenant_id.get()))
worker.start()
worker.join()
same("in a thread of its own", seen, [None])

# One thread serves two requests; the second one enters no tenant.
with ThreadPoolExecutor(1) as pool:
    pool.submit(tenant_id.set, 1).result()
    same("not reset: the next request", pool.submit(tenant_id.get).result(), 1)


def serve_one():
    with acting_for(1):
        seen.append(tenant_id.get())
    connection.close()


seen.clear()
with ThreadPoolExecutor(1) as pool:
    pool.submit(serve_one).result()
    same("reset: the next request", (seen, pool.submit(tenant_id.get).result()), ([1], None))

# Two requests that share a thread.
local = threading.local()


async def request(pk):
    local.tenant = pk
    tenant_id.set(pk)
    await asyncio.sleep(0.05)
    return local.tenant, tenant_id.get(), threading.get_ident()


async def serve():
    return await asyncio.gather(request(1), request(2))


(first, second) = asyncio.run(serve())
same("same thread", first[2] == second[2], True)
same("threading.local, contextvars", (first[:2], second[:2]), ((2, 1), (2, 2)))


# The second fence.
def setting():
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('app.tenant', true)")
        return cursor.fetchone()[0]


connection.close()
same("before", setting(), None)
with acting_for(1):
    same("inside", setting(), "1")
same("afterwards", setting(), "")
with connection.cursor() as cursor:
    cursor.execute("SELECT set_config('app.tenant', '1', true)")
same("without atomic()", setting(), "")
with transaction.atomic():
    with acting_for(1):
        pass
    same("inside another atomic(), after the block", setting(), "1")
same("after the outer one", setting(), "")

POLICY = "tenant_id = nullif(current_setting('app.tenant', true), '')::int"
with transaction.atomic(), connection.cursor() as cursor:
    for role in ("djq_leaks_app", "djq_leaks_owner"):
        cursor.execute(f"CREATE ROLE {role}")
        cursor.execute(f"GRANT USAGE, CREATE ON SCHEMA {SCHEMA} TO {role}")
    cursor.execute("GRANT ALL ON blog_invoice TO djq_leaks_app")
    cursor.execute("ALTER TABLE blog_invoice ENABLE ROW LEVEL SECURITY")
    cursor.execute(f"CREATE POLICY own ON blog_invoice USING ({POLICY})")

    def enter(value):
        cursor.execute("SELECT set_config('app.tenant', %s, true)", [value])

    def rows(role):
        cursor.execute(f"SET LOCAL ROLE {role}")
        try:
            return list(Invoice._base_manager.order_by("pk").values_list("tenant_id", flat=True))
        finally:
            cursor.execute("RESET ROLE")

    enter("1")
    cursor.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
    if cursor.fetchone()[0]:
        same("superuser", Invoice._base_manager.count(), 2)
    same("application", rows("djq_leaks_app"), [1])
    cursor.execute("ALTER TABLE blog_invoice OWNER TO djq_leaks_owner")
    same("owner", rows("djq_leaks_owner"), [1, 2])
    cursor.execute("ALTER TABLE blog_invoice FORCE ROW LEVEL SECURITY")
    same("owner, FORCE", rows("djq_leaks_owner"), [1])
    enter("")
    same("empty setting", rows("djq_leaks_app"), [])
    cursor.execute("ALTER POLICY own ON blog_invoice USING (tenant_id = current_setting('app.tenant', true)::int)")
    print("without nullif:")
    cursor.execute("SET LOCAL ROLE djq_leaks_app")
    raises(DataError, Invoice._base_manager.count)
    transaction.set_rollback(True)
