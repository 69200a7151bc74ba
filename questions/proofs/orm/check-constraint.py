# needs: Django>=6.0
from django.db.models import CheckConstraint, F, Q


class Sale(models.Model):
    price = models.DecimalField(max_digits=8, decimal_places=2)
    discounted = models.DecimalField(max_digits=8, decimal_places=2, null=True, blank=True)

    class Meta:
        constraints = [
            CheckConstraint(
                condition=Q(discounted__lte=F("price")),
                name="sale_discount_below_price",
                violation_error_message="The discount must not exceed the price.",
            )
        ]


create(Sale)
Sale.objects.create(price=10)
print("NULL passes the check")
Sale(price=10, discounted=None).full_clean()
sale = Sale.objects.create(price=10, discounted=5)
for what, run in {
    "save": lambda: Sale(price=10, discounted=11).save(),
    "update": lambda: Sale.objects.filter(pk=sale.pk).update(discounted=12),
    "bulk_create": lambda: Sale.objects.bulk_create([Sale(price=1, discounted=2)]),
}.items():
    try:
        with transaction.atomic():
            run()
    except IntegrityError as e:
        print(what, "->", type(e).__name__)
    else:
        raise AssertionError(what)
refused = raises(ValidationError, Sale(price=10, discounted=11).full_clean)
same("in a form", refused.messages, ["The discount must not exceed the price."])
Sale(price=10, discounted=11).full_clean(exclude={"discounted"})
raises(TypeError, CheckConstraint, check=Q(price__gt=0), name="x")
