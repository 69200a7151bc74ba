# shows: 1 2 3 4
from django.db.models import Count, Sum

Customer = Author
with queries("aggregate() without orders", 1):
    same("", Order.objects.aggregate(total=Sum("total", default=0)), {"total": 0})
same("no default", Order.objects.aggregate(total=Sum("total"), n=Count("pk")), {"total": None, "n": 0})

ann, bob = Customer.objects.create(name="ann"), Customer.objects.create(name="bob")
for number in range(3):
    Order.objects.create(number=str(number), total=10, customer=ann)
with queries("annotate() is lazy", 0):
    table = Customer.objects.annotate(revenue=Sum("orders__total"))
with queries("the table", 1) as ctx:
    same("revenue", {c.name: c.revenue for c in table}, {"ann": 30, "bob": None})
assert "LEFT OUTER JOIN" in ctx[0]["sql"] and "GROUP BY" in ctx[0]["sql"]
default = Customer.objects.annotate(revenue=Sum("orders__total", default=0), n=Count("orders"))
same("with default=", {c.name: (c.revenue, c.n) for c in default}, {"ann": (30, 3), "bob": (0, 0)})
with queries("aggregate() runs at once", 1):
    total = Order.objects.aggregate(total=Sum("total", default=0))
same("grand total", (type(total), total), (dict, {"total": 30}))


class Ticket(models.Model):
    customer = models.ForeignKey(Author, models.CASCADE, related_name="tickets")


create(Ticket)
Ticket.objects.bulk_create([Ticket(customer=ann), Ticket(customer=ann)])
both = {"revenue": Sum("orders__total"), "n": Count("tickets"), "d": Count("tickets", distinct=True)}
row = Customer.objects.annotate(**both).get(name="ann")
same("with two tickets: revenue, count, distinct", (row.revenue, row.n, row.d), (60, 6, 2))
