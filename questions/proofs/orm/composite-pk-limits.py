from django.contrib.admin.sites import AdminSite
from django.db.models import Count, Max


class Seat(models.Model):
    pk = models.CompositePrimaryKey("venue_id", "number")
    venue = models.ForeignKey(Author, on_delete=models.CASCADE)
    number = models.IntegerField()


class Booking(models.Model):
    seat = models.ForeignKey(Seat, on_delete=models.CASCADE)


create(Seat)
venue = Author.objects.create(name="hall")
seat = Seat.objects.create(venue=venue, number=12)
assert seat.pk == (venue.pk, 12) and Seat.objects.get(pk=(venue.pk, 12)) == seat
assert Seat.objects.filter(pk__in=[(venue.pk, 12), (venue.pk, 13)]).count() == 1
assert [e.id for e in Booking.check()] == ["fields.E347"]
print("ForeignKey: fields.E347")
try:
    AdminSite().register(Seat)
except ImproperlyConfigured as e:
    print(e)
else:
    raise AssertionError
raises(ValueError, lambda: Seat.objects.aggregate(Max("pk")))
assert Seat.objects.aggregate(n=Count("pk")) == {"n": 1}
assert [f.name for f in Seat._meta.pk_fields] == ["venue", "number"]
seat.number = 13
seat.save()
print("rows after changing a part:", Seat.objects.count())
assert Seat.objects.count() == 2
