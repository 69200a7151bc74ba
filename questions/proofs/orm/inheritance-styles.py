class Timestamped(models.Model):
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        abstract = True


class Place(models.Model):
    name = models.CharField(max_length=50)


class Restaurant(Place):
    stars = models.IntegerField()


class Note(Timestamped):
    pass


class LoudAuthor(Author):
    class Meta:
        proxy = True
        ordering = ["-name"]

    def shout(self):
        return self.name.upper()


create(Place, Restaurant, Note)
assert not hasattr(Timestamped, "objects") and "created" in [f.name for f in Note._meta.local_fields]
with transaction.atomic(), queries("saving a multi-table child", 2):
    restaurant = Restaurant.objects.create(name="r", stars=3)
with transaction.atomic(), queries("updating it", 2):
    restaurant.save()
with queries("reading it", 1) as ctx:
    Restaurant.objects.get()
assert "INNER JOIN" in ctx.captured_queries[0]["sql"]
assert type(Place.objects.get()) is Place
for i in range(4):
    Restaurant.objects.create(name=str(i), stars=i)
with queries("from parent to child in a loop", 6):
    for place in Place.objects.all():
        place.restaurant.stars
with queries("with select_related", 1):
    for place in Place.objects.select_related("restaurant"):
        place.restaurant.stars
raises(ValueError, Restaurant.objects.bulk_create, [Restaurant(name="x", stars=1)])
Author.objects.create(name="ann")
assert LoudAuthor._meta.db_table == Author._meta.db_table and LoudAuthor.objects.get().shout() == "ANN"
