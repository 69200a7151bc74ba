# shows: 1 2 3 4 5
class Product(models.Model):
    name = models.CharField(max_length=50)


class Basket(models.Model):
    products = models.ManyToManyField(Product, through="Line")


class Line(models.Model):
    basket = models.ForeignKey(Basket, models.CASCADE, related_name="lines")
    product = models.ForeignKey(Product, models.PROTECT)
    quantity = models.PositiveIntegerField()


class Plain(models.Model):
    products = models.ManyToManyField(Product)


class Strict(models.Model):
    products = models.ManyToManyField(Product, through="StrictLine")


class StrictLine(models.Model):
    strict = models.ForeignKey(Strict, models.CASCADE)
    product = models.ForeignKey(Product, models.PROTECT)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["strict", "product"], name="one_line_each")]


create(Product, Basket, Line, Plain, Strict, StrictLine)
basket = Basket.objects.create()
product = Product.objects.create(name="tea")
assert "quantity" in str(raises(IntegrityError, basket.products.add, product))
basket.products.add(product, through_defaults={"quantity": 2})
basket.products.add(product, through_defaults={"quantity": 9})
same("quantity after a second add()", [line.quantity for line in basket.lines.all()], [2])

Line.objects.create(basket=basket, product=product, quantity=5)
same("products.all() with a duplicate pair", [p.name for p in basket.products.all()], ["tea", "tea"])
basket.products.remove(product)
same("lines after remove()", basket.lines.count(), 0)
plain = Plain.objects.create()
plain.products.add(product)
raises(IntegrityError, Plain.products.through.objects.create, plain=plain, product=product)
strict = Strict.objects.create()
strict.products.add(product)
raises(IntegrityError, StrictLine.objects.create, strict=strict, product=product)

for i in range(3):
    basket.products.add(Product.objects.create(name=str(i)), through_defaults={"quantity": i})
with queries("through products.all()", 4):
    slow = [(p.name, p.line_set.get(basket=basket).quantity) for p in basket.products.all()]
with queries("through lines", 1):
    assert slow == [(line.product.name, line.quantity) for line in basket.lines.select_related("product")]


class Cart(models.Model):
    products = models.ManyToManyField(Product, through="Swap")


class Swap(models.Model):
    cart = models.ForeignKey(Cart, models.CASCADE)
    product = models.ForeignKey(Product, models.PROTECT)
    replaced_by = models.ForeignKey(Product, models.PROTECT, null=True, related_name="+")


same("two foreign keys to one side", [e.id for e in Cart.check()], ["fields.E335"])


class Trolley(models.Model):
    products = models.ManyToManyField(Product, through="Change", through_fields=("trolley", "product"))


class Change(models.Model):
    trolley = models.ForeignKey(Trolley, models.CASCADE)
    product = models.ForeignKey(Product, models.PROTECT)
    replaced_by = models.ForeignKey(Product, models.PROTECT, null=True, related_name="+")


same("with through_fields", [e.id for e in Trolley.check()], [])
