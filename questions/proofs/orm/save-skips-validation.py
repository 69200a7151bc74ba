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
try:
    p.full_clean()
except ValidationError as e:
    print(e.message_dict)
    assert set(e.message_dict) == {"price", "size"}
else:
    raise AssertionError
try:
    with transaction.atomic():
        Product(price=200, size="S").save()
except Exception as e:
    print("only the database stops save():", type(e).__name__)
try:
    Product(price=200, size="S").full_clean()
except ValidationError as e:
    print(e.message_dict)
