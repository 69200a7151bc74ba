class Product(models.Model):
    name = models.CharField(max_length=50)


class Basket(models.Model):
    products = models.ManyToManyField(Product, through="Line")


class Line(models.Model):
    basket = models.ForeignKey(Basket, on_delete=models.CASCADE, related_name="lines")
    product = models.ForeignKey(Product, on_delete=models.PROTECT)
    quantity = models.PositiveIntegerField()


create(Product, Basket, Line)
basket = Basket.objects.create()
product = Product.objects.create(name="tea")
try:
    with transaction.atomic():
        basket.products.add(product)
except IntegrityError as e:
    print("add() without through_defaults:", type(e).__name__)
else:
    raise AssertionError
basket.products.add(product, through_defaults={"quantity": 2})
basket.products.add(product, through_defaults={"quantity": 9})
print("quantity after a second add():", basket.lines.get().quantity)
assert basket.lines.get().quantity == 2
Line.objects.create(basket=basket, product=product, quantity=5)
assert basket.products.count() == 2
basket.products.remove(product)
assert basket.lines.count() == 0
print("a duplicate pair is accepted, and remove() deletes both")
for i in range(3):
    basket.products.add(Product.objects.create(name=str(i)), through_defaults={"quantity": i + 1})
with queries("through products", 4):
    for product in basket.products.all():
        product.line_set.get(basket=basket).quantity
with queries("through lines", 1):
    for line in basket.lines.select_related("product"):
        line.product.name, line.quantity
