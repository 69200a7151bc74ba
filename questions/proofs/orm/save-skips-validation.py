from django.core.validators import MinValueValidator


class Product(models.Model):
    price = models.IntegerField(validators=[MinValueValidator(1)])
    size = models.CharField(max_length=5, choices={"S": "small", "L": "large"})

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(price__lt=100), name="cheap")]


create(Product)
p = Product(price=-5, size="huge")
p.save()
Product.objects.bulk_create([Product(price=-7, size="x")])
Product.objects.update(price=-9)
print("saved garbage:", Product.objects.count(), "rows")
same("full_clean() names", sorted(raises(ValidationError, p.full_clean).message_dict), ["price", "size"])
print("only the database stops save():")
with transaction.atomic():
    raises(IntegrityError, Product(price=200, size="S").save)
    transaction.set_rollback(True)
raises(ValidationError, Product(price=200, size="S").full_clean)
