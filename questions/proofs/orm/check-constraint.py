# needs: Django>=6.0, postgresql
# shows: 1 2 3 4 5
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import IntegerRangeField, RangeOperators
from django.contrib.postgres.operations import AddConstraintNotValid, ValidateConstraint
from django.db.migrations.state import ModelState, ProjectState

use("django.contrib.postgres")


class Sale(models.Model):
    price = models.IntegerField()
    discount = models.IntegerField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(discount__lte=models.F("price")),
                name="sale_discount_at_most_price",
                violation_error_message="The discount is too high.",
            ),
        ]


create(Sale)
sale = Sale.objects.create(price=10, discount=5)
with connection.cursor() as cursor:
    for write in (
        Sale(price=10, discount=11).save,
        lambda: Sale.objects.filter(pk=sale.pk).update(discount=12),
        lambda: Sale.objects.bulk_create([Sale(price=1, discount=2)]),
        lambda: cursor.execute("INSERT INTO blog_sale (price, discount) VALUES (1, 2)"),
    ):
        assert "sale_discount_at_most_price" in str(raises(IntegrityError, write))


def form(*names, **data):
    meta = type("Meta", (), {"model": Sale, "fields": names})
    return type("SaleForm", (forms.ModelForm,), {"Meta": meta})(data, instance=Sale(price=10))


refused = raises(ValidationError, Sale(price=10, discount=11).full_clean)
same("message", refused.messages, ["The discount is too high."])
same("of a form", form("price", "discount", price=10, discount=11).errors["__all__"], refused.messages)
assert form("discount", discount=11).is_valid()  # without the price the condition cannot be evaluated
raises(IntegrityError, form("discount", discount=11).save)

with connection.cursor() as cursor:
    cursor.execute("SELECT NULL <= 10")
    same("NULL <= 10", cursor.fetchone(), (None,))
Sale.objects.create(price=10)
Sale(price=10, discount=None).full_clean()
same("rows with NULL", Sale.objects.filter(discount=None).count(), 1)

models.CheckConstraint(condition=models.Q(price__gt=0), name="new")
assert "check" in str(raises(TypeError, models.CheckConstraint, check=models.Q(price__gt=0), name="old"))
old_migration = """
from django.db import migrations, models
class Migration(migrations.Migration):
    operations = [migrations.AddConstraint("sale", models.CheckConstraint(check=models.Q(price__gt=0), name="old"))]
"""
raises(TypeError, exec, old_migration, {"__name__": "shop.migrations.0002_old"})

print("adding a constraint to rows that violate it:")
positive = models.CheckConstraint(condition=models.Q(price__gt=0), name="positive")
bad = Sale.objects.create(price=0)
with connection.schema_editor() as editor:
    raises(IntegrityError, editor.add_constraint, Sale, positive)
    transaction.set_rollback(True)
before = ProjectState()
before.add_model(ModelState.from_model(Sale))
after = before.clone()
add = AddConstraintNotValid("sale", positive)
add.state_forwards("blog", after)
with connection.schema_editor() as editor:
    add.database_forwards("blog", editor, before, after)
print("NOT VALID takes it")
raises(IntegrityError, Sale.objects.create, price=0)
validate = ValidateConstraint("sale", "positive")
with connection.schema_editor() as editor:
    raises(IntegrityError, validate.database_forwards, "blog", editor, after, after)
    transaction.set_rollback(True)
bad.delete()
with connection.schema_editor() as editor:
    validate.database_forwards("blog", editor, after, after)
print("validated")


class Booking(models.Model):
    days = IntegerRangeField()

    class Meta:
        constraints = [ExclusionConstraint(name="no_overlap", expressions=[("days", RangeOperators.OVERLAPS)])]


create(Booking)
Booking.objects.create(days=(1, 5))
Booking.objects.create(days=(5, 7))
assert "no_overlap" in str(raises(IntegrityError, Booking.objects.create, days=(4, 6)))
