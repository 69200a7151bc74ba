# shows: 1 2 3 4 5 6
import io
import json

from django.contrib.admin import ModelAdmin
from django.contrib.admin.sites import AdminSite
from django.core.management import call_command
from django.db.models import ProtectedError


class LiveManager(models.Manager):
    def get_queryset(self):
        return super().get_queryset().filter(deleted=False)


class Customer(models.Model):
    email = models.EmailField(unique=True)
    deleted = models.BooleanField(default=False)

    objects = LiveManager()
    everything = models.Manager()


class Bill(models.Model):
    customer = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="bills")
    deleted = models.BooleanField(default=False)

    objects = LiveManager()
    everything = models.Manager()


class Card(models.Model):
    customer = models.OneToOneField(Customer, on_delete=models.PROTECT, related_name="card")
    deleted = models.BooleanField(default=False)

    objects = LiveManager()


class Club(models.Model):
    members = models.ManyToManyField(Customer)


class Swapped(models.Model):
    deleted = models.BooleanField(default=False)

    everything = models.Manager()
    live = LiveManager()


class Named(models.Model):
    deleted = models.BooleanField(default=False)

    live = LiveManager()
    everything = models.Manager()

    class Meta:
        default_manager_name = "everything"


class Hidden(models.Model):
    name = models.CharField(max_length=9)
    deleted = models.BooleanField(default=False)

    objects = LiveManager()

    class Meta:
        base_manager_name = "objects"


create(Customer, Bill, Card, Club, Hidden)
assert type(Customer._default_manager) is LiveManager and type(Customer._base_manager) is models.Manager
assert Swapped._default_manager.name == Named._default_manager.name == "everything"
assert type(Hidden._base_manager) is LiveManager

gone = Customer.objects.create(email="a@x.org", deleted=True)
Bill.objects.create(customer=gone)
Bill.objects.create(customer=gone, deleted=True)
Card.objects.create(customer=gone, deleted=True)
club = Club.objects.create()
club.members.add(gone)
same("default manager", Customer.objects.count(), 0)
same("bill.customer", Bill.objects.get().customer, gone)
same("customer.card, deleted too", Customer.everything.get().card.deleted, True)
same("customer.bills", (gone.bills.count(), gone.bills(manager="everything").count()), (1, 2))
same("club.members", club.members.count(), 0)
same("through a join", Bill.objects.filter(customer__email="a@x.org").count(), 1)
gone.refresh_from_db()
with queries("save() of the hidden row", 1):
    gone.save()

again = Customer(email="a@x.org")
again.full_clean()
print("full_clean() finds no duplicate, and then:")
raises(IntegrityError, again.save)
raises(IntegrityError, Customer.objects.get_or_create, email="a@x.org")
assert Customer.everything.get_or_create(email="a@x.org") == (gone, False)


def dump(**options):
    out = io.StringIO()
    call_command("dumpdata", "blog.Customer", stdout=out, **options)
    return len(json.loads(out.getvalue()))


same("dumpdata, dumpdata --all", (dump(), dump(use_base_manager=True)), (0, 1))
same("in the admin", ModelAdmin(Customer, AdminSite()).get_queryset(rf.get("/")).count(), 0)

print("a filter in the base manager:")
row = Hidden.objects.create(name="a", deleted=True)
raises(IntegrityError, row.save)
raises(Hidden.DoesNotExist, row.refresh_from_db)

print("deletion:")
raises(ProtectedError, gone.delete)
Card._base_manager.all().delete()
counts = gone.delete()[1]
same("deleted bills", counts["blog.Bill"], 2)
