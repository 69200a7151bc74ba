# shows: 1 2 3 4 5
import re


class Product(models.Model):
    name = models.CharField(max_length=50)


class Sale(models.Model):
    customer = models.ForeignKey(Author, on_delete=models.PROTECT)
    products = models.ManyToManyField(Product)


class Invoice(models.Model):
    sale = models.OneToOneField(Sale, on_delete=models.CASCADE)


def sql_of(*classes):
    with connection.schema_editor(collect_sql=True) as editor:
        for cls in classes:
            editor.create_model(cls)
    print(*editor.collected_sql, sep="\n")
    return "\n".join(editor.collected_sql)


create(Product)
sql = sql_of(Sale)
assert '"customer_id" bigint NOT NULL REFERENCES' in sql and 'ON "blog_sale" ("customer_id")' in sql
assert 'CREATE TABLE "blog_sale_products"' in sql and "product" not in sql.split(";")[0]
assert re.search(r'CREATE UNIQUE INDEX \S+ ON "blog_sale_products" \("sale_id", "product_id"\)', sql)
sql = sql_of(Invoice)
assert '"sale_id" bigint NOT NULL UNIQUE' in sql and "invoice" not in sql_of(Sale)

for kind in (models.ForeignKey, models.OneToOneField):
    assert "on_delete" in str(raises(TypeError, kind, Author))
models.ManyToManyField(Author)
assert "on_delete" in str(raises(TypeError, models.ManyToManyField, Author, on_delete=models.CASCADE))

create(Sale)
sale = Sale.objects.create(customer=Author.objects.create(name="a"))
refused = raises(TypeError, sale.products.add, Product.objects.create(name="tea"), quantity=2)
assert "quantity" in str(refused)
assert [f.name for f in Sale.products.through._meta.fields] == ["id", "sale", "product"]


class Line(models.Model):
    sale = models.ForeignKey("Counted", on_delete=models.CASCADE)
    product = models.ForeignKey(Product, on_delete=models.CASCADE)
    quantity = models.IntegerField()


class Counted(models.Model):
    products = models.ManyToManyField(Product, through=Line)


create(Counted, Line)
counted = Counted.objects.create()
counted.products.add(Product.objects.get(), through_defaults={"quantity": 2})
same("an extra column, with through=", Line.objects.get().quantity, 2)
Line.objects.create(sale=counted, product=Product.objects.get(), quantity=3)
same("no unique pair by default there", counted.products.count(), 2)
raises(IntegrityError, Sale.products.through.objects.bulk_create, [Sale.products.through(sale=sale, product=Product.objects.get()) for _ in range(2)])
