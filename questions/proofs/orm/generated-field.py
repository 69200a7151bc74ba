# needs: Django>=6.0
from django.db.models import F, GeneratedField


class Line(models.Model):
    quantity = models.IntegerField()
    price = models.DecimalField(max_digits=8, decimal_places=2)
    total = GeneratedField(
        expression=F("quantity") * F("price"),
        output_field=models.DecimalField(max_digits=10, decimal_places=2),
        db_persist=True,
    )


class Changed(models.Model):
    quantity = models.IntegerField()
    price = models.DecimalField(max_digits=8, decimal_places=2)
    total = GeneratedField(
        expression=F("quantity") + F("price"),
        output_field=models.DecimalField(max_digits=10, decimal_places=2),
        db_persist=True,
    )


create(Line)
line = Line.objects.create(quantity=3, price=5)
line.quantity = 4
print("assigned, not saved:", line.total)
assert line.total == 15
with queries("save() and read", 1):
    line.save()
    assert line.total == 20
Line.objects.update(quantity=10)
assert Line.objects.filter(total=50).exists()
print("update() keeps it right")
line.refresh_from_db()
line.total = 1
line.save()
line.refresh_from_db()
assert line.total == 50
try:
    with connection.schema_editor() as editor:
        editor.alter_field(Line, Line._meta.get_field("total"), Changed._meta.get_field("total"))
except ValueError as e:
    print(e)
else:
    raise AssertionError
