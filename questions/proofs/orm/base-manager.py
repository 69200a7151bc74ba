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


create(Customer, Bill)
assert type(Customer._default_manager) is LiveManager and type(Customer._base_manager) is models.Manager
gone = Customer.objects.create(email="a@x.org", deleted=True)
Bill.objects.create(customer=gone)
Bill.objects.create(customer=gone, deleted=True)
print("bill.customer finds the deleted customer:", Bill.objects.get().customer.email)
print("customer.bills:", gone.bills.count(), "of", gone.bills(manager="everything").count())
assert (gone.bills.count(), gone.bills(manager="everything").count()) == (1, 2)
assert Bill.objects.filter(customer__email="a@x.org").count() == 1
again = Customer(email="a@x.org")
again.full_clean()
print("full_clean() finds no duplicate")
for attempt in (again.save, lambda: Customer.objects.get_or_create(email="a@x.org")):
    try:
        with transaction.atomic():
            attempt()
    except IntegrityError as e:
        print(e)
    else:
        raise AssertionError
gone.refresh_from_db()
deleted, counts = gone.delete()
print("cascade takes hidden bills along:", counts)
assert counts["blog.Bill"] == 2
