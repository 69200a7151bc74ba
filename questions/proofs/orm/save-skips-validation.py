# shows: 1 2 3 4 5
from unittest import mock

from django.core.validators import MinValueValidator


class Product(models.Model):
    price = models.IntegerField(validators=[MinValueValidator(1)])
    size = models.CharField(max_length=5, choices={"S": "small", "L": "large"})
    note = models.TextField(blank=True)
    maker = models.ForeignKey(Author, models.CASCADE, null=True, blank=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(price__lt=100), name="cheap")]


create(Product)
row = {"price": -5, "size": "huge"}
with mock.patch.object(Product, "full_clean", side_effect=AssertionError("called")):
    Product(**row).save()
    Product.objects.create(**row)
    Product.objects.bulk_create([Product(**row)])
    Product.objects.update(price=-9)
    product = Product.objects.first()
    product.size = "vast"
    Product.objects.bulk_update([product], ["size"])
print("invalid rows:", Product.objects.filter(price=-9).exclude(size__in="SL").count())
assert Product.objects.filter(price=-9).exclude(size__in="SL").count() == 3

product = Product(**row)
same("full_clean() names", sorted(raises(ValidationError, product.full_clean).message_dict), ["price", "size"])


class ProductForm(forms.ModelForm):
    class Meta:
        model = Product
        fields = ["price", "size"]


form = ProductForm({"price": "50", "size": "S"})
with mock.patch.object(Product, "full_clean", autospec=True, side_effect=Product.full_clean) as called:
    assert form.is_valid()
print("a form calls full_clean():", called.call_count)
assert called.call_count == 1

print("the database stops every writer:")
too_much = {"price": 200, "size": "S"}
raises(IntegrityError, Product(**too_much).save)
raises(IntegrityError, Product.objects.bulk_create, [Product(**too_much)])
raises(IntegrityError, Product.objects.update, price=200)
with connection.cursor() as cursor:
    raises(IntegrityError, cursor.execute, "UPDATE blog_product SET price = 200")


class Careful(Product):
    class Meta:
        proxy = True

    def save(self, **kwargs):
        self.full_clean()
        super().save(**kwargs)


raises(ValidationError, Careful(**row).save)
maker = Author.objects.create()
with queries("save()", 1):
    Product(price=5, size="S", maker=maker).save()
with CaptureQueriesContext(connection) as ctx:
    Careful(price=5, size="S", maker=maker).save()
print("save() that validates:", len(ctx), "queries")
assert len(ctx) > 1
Careful.objects.bulk_create([Careful(**row)])
Careful.objects.update(size="vast")

Product(price=5, size="S", note="").full_clean()
raises(IntegrityError, Product(price=5, size="S", note=None).save)
raises(ValidationError, Product(price=5, size="").full_clean)
