class Product(models.Model):
    name = models.CharField(max_length=50)


class Basket(models.Model):
    customer = models.ForeignKey(Author, on_delete=models.PROTECT)
    products = models.ManyToManyField(Product)


class Invoice(models.Model):
    basket = models.OneToOneField(Basket, on_delete=models.CASCADE)


with connection.schema_editor(collect_sql=True) as editor:
    for cls in (Product, Basket, Invoice):
        editor.create_model(cls)
sql = "\n".join(editor.collected_sql)
print(sql)
assert "CREATE INDEX" in sql and '"basket_id" bigint NOT NULL UNIQUE' in sql
assert 'UNIQUE INDEX' in sql and '("basket_id", "product_id")' in sql
raises(TypeError, models.ForeignKey, Author)
