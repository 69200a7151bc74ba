# needs: Django>=6.0, postgresql
# shows: 1 2 3 4 5
from decimal import Decimal
from unittest import mock

from django.core.exceptions import FieldError
from django.db.models.functions import Now
from django.db.utils import ProgrammingError


class Line(models.Model):
    quantity = models.PositiveSmallIntegerField()
    price = models.DecimalField(max_digits=8, decimal_places=2)
    total = models.GeneratedField(
        expression=models.F("quantity") * models.F("price"),
        output_field=models.DecimalField(max_digits=13, decimal_places=2),
        db_persist=True,
    )


class OwnSave(models.Model):
    quantity = models.IntegerField()
    price = models.IntegerField()
    total = models.IntegerField()

    @property
    def as_property(self):
        return self.quantity * self.price

    def save(self, **kwargs):
        self.total = self.quantity * self.price
        super().save(**kwargs)


create(Line, OwnSave)
line = Line.objects.create(quantity=3, price=5)
same("total", line.total, 15)
largest = Line.objects.create(quantity=32767, price="999999.99")
same("the largest total", largest.total, Decimal("32766999672.33"))

with connection.cursor() as cursor:
    for quantity, write in {
        10: lambda: Line.objects.filter(pk=line.pk).update(quantity=10),
        11: lambda: Line.objects.bulk_update([Line(pk=line.pk, quantity=11)], ["quantity"]),
        12: lambda: cursor.execute("UPDATE blog_line SET quantity = 12 WHERE id = %s", [line.pk]),
    }.items():
        write()
        assert Line.objects.filter(pk=line.pk, total=quantity * 5).exists()
    (made,) = Line.objects.bulk_create([Line(quantity=2, price=7)])
    assert Line.objects.order_by("total").first() == made
    print("update(), bulk methods and raw SQL keep it right")
    OwnSave(quantity=3, price=5).save()
    for stale in lambda: OwnSave.objects.update(quantity=10), lambda: cursor.execute("UPDATE blog_ownsave SET price = 9"):
        stale()
        same("computed in save()", OwnSave.objects.get().total, 15)
OwnSave.objects.bulk_create([OwnSave(quantity=2, price=2, total=0)])
assert OwnSave.objects.filter(total=0).exists()
raises(FieldError, OwnSave.objects.filter, as_property=15)
assert OwnSave.objects.annotate(sum=models.F("quantity") * models.F("price")).filter(sum=90).exists()


def table(expression, output=models.IntegerField()):
    fields = {
        "__module__": __name__,
        "author": models.ForeignKey(Author, models.CASCADE),
        "number": models.IntegerField(),
        "double": models.GeneratedField(
            expression=models.F("number") * 2, output_field=models.IntegerField(), db_persist=True
        ),
        "value": models.GeneratedField(expression=expression, output_field=output, db_persist=True),
    }
    model = type(f"Try{len(apps.all_models['blog'])}", (models.Model,), fields)
    with transaction.atomic(), connection.schema_editor(atomic=False) as editor:
        editor.create_model(model)


table(models.F("number") + 1)
print("refused expressions:")
assert "Joined" in str(raises(FieldError, table, models.F("author__name"), models.TextField()))
assert "another generated column" in str(raises(ProgrammingError, table, models.F("double") + 1))
assert "immutable" in str(raises(ProgrammingError, table, Now(), models.DateTimeField()))


class Virtual(models.Model):
    number = models.IntegerField()
    double = models.GeneratedField(
        expression=models.F("number") * 2, output_field=models.IntegerField(), db_persist=False
    )


known = django.VERSION >= (6, 1) and connection.pg_version >= 180000
same("checks of db_persist=False", [e.id for e in Virtual.check(databases=["default"])], [] if known else ["fields.E221"])

line.refresh_from_db()
line.quantity = 4
same("after line.quantity = 4", line.total, 60)
with queries("save() and read", 1):
    line.save()
    same("after save()", line.total, 20)
line.total = 1
line.price = 6
same("assigned", line.total, 1)
with queries("save() and read", 1) as ctx:
    line.save()
    same("after save()", line.total, 24)
assert '"total" =' not in ctx.captured_queries[0]["sql"]
line.quantity = 5
print("on a database that cannot return rows from an UPDATE:")
with mock.patch.object(type(connection.features), "can_return_rows_from_update", False):
    with queries("save()", 1):
        line.save()
    assert line.get_deferred_fields() == {"total"}
    with queries("the next access", 1):
        same("total", line.total, 30)


class Changed(models.Model):
    quantity = models.PositiveSmallIntegerField()
    price = models.DecimalField(max_digits=8, decimal_places=2)
    total = models.GeneratedField(
        expression=models.F("quantity") + models.F("price"),
        output_field=models.DecimalField(max_digits=13, decimal_places=2),
        db_persist=True,
    )


old, new = Line._meta.get_field("total"), Changed._meta.get_field("total")


def file():
    with connection.cursor() as cursor:
        cursor.execute("SELECT relfilenode FROM pg_class WHERE oid = 'blog_line'::regclass")
        return cursor.fetchone()


with connection.schema_editor() as editor:
    raises(ValueError, editor.alter_field, Line, old, new)
before = file()
with transaction.atomic():
    with connection.schema_editor(atomic=False) as editor:
        editor.remove_field(Line, old)
        assert file() == before
        editor.add_field(Line, new)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT mode FROM pg_locks WHERE relation = 'blog_line'::regclass AND pid = pg_backend_pid()"
        )
        modes = {mode for mode, in cursor.fetchall()}
print("adding it again, rewritten:", file() != before, "locks:", sorted(modes))
assert file() != before and "AccessExclusiveLock" in modes
same("the new total", Line.objects.values_list("total", flat=True).get(pk=line.pk), 11)
