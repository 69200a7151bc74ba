from contextvars import ContextVar

tenant_id = ContextVar("tenant_id", default=None)


class TenantManager(models.Manager):
    def get_queryset(self):
        return super().get_queryset().filter(tenant_id=tenant_id.get() or 0)


class Invoice(models.Model):
    tenant_id = models.IntegerField()
    objects = TenantManager()


class Reminder(models.Model):
    invoice = models.ForeignKey(Invoice, on_delete=models.CASCADE)


create(Invoice, Reminder)
a, b = (Invoice._base_manager.create(tenant_id=t) for t in (1, 2))
same("no tenant", Invoice.objects.count(), 0)
tenant_id.set(1)
same("tenant 1", list(Invoice.objects.all()), [a])
reminder = Reminder.objects.create(invoice=b)
same("following the key", Reminder.objects.get().invoice, b)
Reminder(invoice_id=b.pk).full_clean()
print("full_clean() accepts the foreign id")
