# shows: 1 2 3 4 5
from types import SimpleNamespace

from django.db.backends.mysql.features import DatabaseFeatures as MySQL
from django.db.models.functions import Lower


class Account(models.Model):
    email = models.EmailField()


create(Account)
Account.objects.create(email="ann@example.com")
Account.objects.create(email="Ann@example.com")
Account.objects.create(email="bob@example.com")
none, one, two = (Account.objects.filter(email__iexact=f"{name}@example.com") for name in ("eve", "bob", "ann"))

raises(Account.DoesNotExist, none.get)
same("first() of none", none.first(), None)
raises(IndexError, lambda: none[0])
assert one.get() == one.first() == one[0]
error = raises(Account.MultipleObjectsReturned, two.get)
same("first() and [0] of two", (two.first().pk, two[0].pk in (1, 2)), (1, True))

order = 'ORDER BY "blog_account"."id" ASC'
with queries("first(), no order", 1) as ctx:
    two.first()
assert f"{order} LIMIT 1" in ctx[0]["sql"]
with queries("first(), with an order", 1) as ctx:
    same("first by email", two.order_by("email").first().pk, 2)
assert order not in ctx[0]["sql"]
with queries("first(), after order_by()", 1) as ctx:
    two.order_by().first()
same("ordered by primary key", order in ctx[0]["sql"], django.VERSION < (6, 1))
with queries("[0]", 1) as ctx:
    two[0]
assert "ORDER BY" not in ctx[0]["sql"]

with queries("get()", 1) as ctx:
    one.get()
assert ctx[0]["sql"].endswith("LIMIT 21")
assert "it returned 2!" in str(error)
Account.objects.bulk_create(Account(email="eve@example.com") for _ in range(30))
assert "it returned more than 20!" in str(raises(Account.MultipleObjectsReturned, none.get))


class Unique(models.Model):
    email = models.EmailField()

    class Meta:
        constraints = [models.UniqueConstraint(Lower("email"), name="one_account_per_email")]


create(Unique)
Unique.objects.create(email="ann@example.com")
raises(IntegrityError, Unique.objects.create, email="Ann@example.com")
Unique.objects.create(email="bob@example.com")
same("index on an expression on MariaDB", MySQL(SimpleNamespace(mysql_is_mariadb=True)).supports_expression_indexes, False)
