from django.db.models import Q


class Sale(models.Model):
    customer = models.ForeignKey(Author, on_delete=models.CASCADE)
    number = models.CharField(max_length=9, unique=True)
    status = models.CharField(max_length=9)
    total = models.IntegerField(default=0)
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [
            models.Index(fields=["customer", "-created"], name="sale_customer_new"),
            models.Index(fields=["created"], include=["total"], condition=~Q(status="done"), name="sale_open"),
        ]


create(Sale)
with connection.cursor() as cursor:
    constraints = connection.introspection.get_constraints(cursor, "blog_sale")
for name, c in constraints.items():
    print(name, c["columns"], "unique" if c["unique"] else "", "index" if c["index"] else "")
indexed = [c["columns"] for c in constraints.values() if c["index"] or c["unique"] or c["primary_key"]]
assert ["customer_id"] in indexed and ["number"] in indexed and ["id"] in indexed
assert "sale_open" in Sale.objects.exclude(status="done").order_by("created").explain()
assert "sale_open" not in Sale.objects.filter(created__isnull=False).order_by("created").explain()
assert "sale_customer_new" in Sale.objects.filter(customer=1).order_by("-created").explain()
raises(ValueError, models.Index, fields=["a"], condition=Q(a=1))  # it has no name
