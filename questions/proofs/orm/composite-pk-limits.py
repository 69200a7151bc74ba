# shows: 1 2 3 4 5 6
from django.contrib.admin.sites import AdminSite
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.state import ModelState, ProjectState
from django.db.models import Count, Max


class Venue(models.Model):
    pass


class Seat(models.Model):
    pk = models.CompositePrimaryKey("venue_id", "number")
    venue = models.ForeignKey(Venue, on_delete=models.CASCADE)
    number = models.IntegerField()
    label = models.CharField(max_length=9, default="")


class Ticket(models.Model):
    venue = models.IntegerField()
    number = models.IntegerField()
    seat = models.ForeignObject(
        Seat, models.CASCADE, from_fields=("venue", "number"), to_fields=("venue", "number")
    )


class Note(models.Model):
    content_type = models.ForeignKey(ContentType, models.CASCADE)
    object_id = models.PositiveBigIntegerField()
    target = GenericForeignKey("content_type", "object_id")


class TextNote(models.Model):
    content_type = models.ForeignKey(ContentType, models.CASCADE)
    object_id = models.TextField()
    target = GenericForeignKey("content_type", "object_id")


class JSONNote(models.Model):
    content_type = models.ForeignKey(ContentType, models.CASCADE)
    object_id = models.JSONField()
    target = GenericForeignKey("content_type", "object_id")


class Surrogate(models.Model):
    venue = models.ForeignKey(Venue, on_delete=models.CASCADE)
    number = models.IntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["venue", "number"], name="one_seat")]


class Booking(models.Model):
    seat = models.ForeignKey(Surrogate, models.CASCADE)


create(Venue, Seat, Ticket, Note, TextNote, JSONNote, Surrogate, Booking)
with connection.cursor() as cursor:
    columns = [c.name for c in connection.introspection.get_table_description(cursor, "blog_seat")]
same("columns", columns, ["venue_id", "number", "label"])
venue = Venue.objects.create(pk=7)
seat = Seat.objects.create(venue=venue, number=12)
same("seat.pk", seat.pk, (7, 12))
assert Seat.objects.get(pk=(7, 12)) == seat
assert list(Seat.objects.filter(pk__in=[(7, 12), (7, 13)])) == [seat]
raises(IntegrityError, Seat.objects.create, venue=venue, number=12)
seat.label = "aisle"
assert Seat.objects.bulk_update([seat], ["label"]) == 1 and Seat.objects.get(label="aisle") == seat

with connection.schema_editor(collect_sql=True) as editor:
    editor.create_model(Ticket)
print("ForeignObject:", *editor.collected_sql)
assert editor.collected_sql[1:] == [] and "REFERENCES" not in editor.collected_sql[0]
assert "seat" not in editor.collected_sql[0] and Ticket.check() == []
Ticket.objects.create(seat=seat)
assert Ticket.objects.get().seat == seat
Ticket.objects.create(venue=0, number=0)
print("a ticket for no seat is accepted")
Ticket.objects.all().delete()

raises(TypeError, Note.objects.create, target=seat)
TextNote.objects.create(target=seat)
assert TextNote.objects.get().object_id == "(7, 12)"
raises(ValueError, lambda: TextNote.objects.get().target)
JSONNote.objects.create(target=seat)
same("a JSONField holds it", JSONNote.objects.get().target, seat)
raises(TypeError, list, JSONNote.objects.prefetch_related("target"))

raises(ImproperlyConfigured, AdminSite().register, Seat)
AdminSite().register(Surrogate)
raises(ValueError, Seat.objects.aggregate, Max("pk"))
same("Count", Seat.objects.aggregate(n=Count("pk")), {"n": 1})
same("pk_fields", [f.name for f in Seat._meta.pk_fields], ["venue", "number"])
same("of them with primary_key=True", [f.name for f in Seat._meta.pk_fields if f.primary_key], [])

seat.number = 13
seat.save()
same("keys after changing a part", sorted(Seat.objects.values_list("pk", flat=True)), [(7, 12), (7, 13)])
seat.number = 12
seat.save()
same("rows when the new key exists", Seat.objects.count(), 2)

surrogate = Surrogate.objects.create(venue=venue, number=1)
Booking.objects.create(seat=surrogate)
raises(IntegrityError, Surrogate.objects.create, venue=venue, number=1)


class ByForeignKey(models.Model):
    seat = models.ForeignKey(Seat, models.CASCADE, related_name="+")


class ByOneToOne(models.Model):
    seat = models.OneToOneField(Seat, models.CASCADE, related_name="+")


class ByMany(models.Model):
    seats = models.ManyToManyField(Seat, related_name="+")


for cls in ByForeignKey, ByOneToOne, ByMany:
    same(cls.__name__, [e.id for e in cls.check()], ["fields.E347"])

# From a single key to a composite one: written without complaint, but the key is lost.
single, composite = ProjectState(), ProjectState()
columns = [("venue", models.IntegerField()), ("number", models.IntegerField())]
single.add_model(ModelState("shop", "Row", [("id", models.BigAutoField(primary_key=True)), *columns]))
composite.add_model(ModelState("shop", "Row", [("pk", models.CompositePrimaryKey("venue", "number")), *columns]))
create(single.apps.get_model("shop", "Row"))
[migration] = MigrationAutodetector(single, composite)._detect_changes()["shop"]
same("makemigrations writes", [type(o).__name__ for o in migration.operations], ["RemoveField", "AddField"])
with connection.schema_editor() as editor:
    migration.apply(single, editor)
with connection.cursor() as cursor:
    same("primary key afterwards", connection.introspection.get_primary_key_columns(cursor, "shop_row"), [])
