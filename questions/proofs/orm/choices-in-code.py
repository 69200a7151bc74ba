class Status(models.TextChoices):
    NEW = "new", "New"
    PAID = "paid", "Paid"


def get_carriers():
    return {"ups": "UPS", "dhl": "DHL"}


class Parcel(models.Model):
    status = models.CharField(max_length=10, choices=Status, default=Status.NEW)
    carrier = models.CharField(max_length=10, choices=get_carriers, default="ups")


create(Parcel)
parcel = Parcel.objects.create(status=Status.PAID)
parcel.refresh_from_db()
assert parcel.status == Status.PAID == "paid" and parcel.get_status_display() == "Paid"
Parcel.objects.create(status="lost")
print("the database accepts an unknown value")
status, carrier = (Parcel._meta.get_field(name) for name in ("status", "carrier"))
print("in a migration:", status.deconstruct()[3]["choices"], carrier.deconstruct()[3]["choices"].__name__)
assert status.deconstruct()[3]["choices"] == [("new", "New"), ("paid", "Paid")]
assert carrier.deconstruct()[3]["choices"] is get_carriers
changed = status.clone()
changed.choices = [("a", "b")]
changed.set_attributes_from_name("status")
changed.model = Parcel
with connection.schema_editor(collect_sql=True) as editor:
    editor.alter_field(Parcel, status, changed)
print("SQL of a changed list:", editor.collected_sql)
assert editor.collected_sql == []
