# shows: 1 2 3 4 5
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.state import ModelState, ProjectState
from django.db.migrations.writer import OperationWriter
from django.db.models import CheckConstraint, Q

CARRIERS = {"ups": "UPS"}


def get_carriers():
    return CARRIERS


class Status(models.TextChoices):
    NEW = "new", "New"
    PAID = "paid", "Paid"


class Parcel(models.Model):
    status = models.CharField(max_length=10, choices=Status)
    carrier = models.CharField(max_length=10, choices=get_carriers)


create(Parcel)


def project():
    state = ProjectState()
    state.add_model(ModelState.from_model(Parcel))
    return state


def changes(before):
    found = MigrationAutodetector(before, project())._detect_changes().get("blog", [])
    return [operation for migration in found for operation in migration.operations]


before = project()
same("a new carrier", (CARRIERS.update(dhl="DHL"), changes(before))[1], [])
More = models.TextChoices("More", [("NEW", ("new", "New")), ("PAID", ("paid", "Paid")), ("LOST", ("lost", "Lost"))])
Parcel._meta.get_field("status").choices = More
(operation,) = changes(before)
print(*OperationWriter(operation, indentation=0).serialize()[0].splitlines(), sep="\n")
assert operation.field.deconstruct()[3]["choices"] == [("new", "New"), ("paid", "Paid"), ("lost", "Lost")]
carrier = OperationWriter(type(operation)("parcel", "carrier", Parcel._meta.get_field("carrier")))
assert "choices=__main__.get_carriers" in carrier.serialize()[0]
with connection.schema_editor(collect_sql=True) as editor:
    operation.database_forwards("blog", editor, before, project())
same("SQL of the new status", editor.collected_sql, [])
Parcel._meta.get_field("status").choices = Status

parcel = Parcel.objects.create(status="lost", carrier="pigeon")
print("the database takes unknown values")
same("full_clean() names", sorted(raises(ValidationError, parcel.full_clean).message_dict), ["carrier", "status"])


class ParcelForm(forms.ModelForm):
    class Meta:
        model = Parcel
        fields = ["status", "carrier"]


assert sorted(ParcelForm({"status": "lost", "carrier": "pigeon"}).errors) == ["carrier", "status"]
assert ParcelForm({"status": "paid", "carrier": "dhl"}).is_valid()
paid = Parcel(status=Status.PAID, carrier="dhl")
same("labels", (paid.get_status_display(), paid.get_carrier_display()), ("Paid", "DHL"))


class Guarded(models.Model):
    status = models.CharField(max_length=10, choices=Status)

    class Meta:
        constraints = [CheckConstraint(condition=Q(status__in=Status.values), name="known_status")]


create(Guarded)
Guarded.objects.create(status=Status.PAID)
raises(IntegrityError, Guarded.objects.create, status="lost")
before = ProjectState()
before.add_model(ModelState.from_model(Guarded))
Guarded._meta.constraints = [CheckConstraint(condition=Q(status__in=More.values), name="known_status")]
after = ProjectState()
after.add_model(ModelState.from_model(Guarded))
operations = MigrationAutodetector(before, after)._detect_changes()["blog"][0].operations
print("with a constraint, a new status is:", [type(operation).__name__ for operation in operations])
assert [type(operation).__name__ for operation in operations] == ["RemoveConstraint", "AddConstraint"]
