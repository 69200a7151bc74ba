# shows: 1 2 3 4 5
class Timestamped(models.Model):
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        abstract = True


class Place(models.Model):
    name = models.CharField(max_length=50)


class Restaurant(Place):
    stars = models.IntegerField()


class NewestPlace(Place):
    class Meta:
        proxy = True
        ordering = ["-pk"]

    def shout(self):
        return self.name.upper()


class Note(Timestamped):
    pass


class Memo(Timestamped):
    pass


create(Place, Restaurant, Note, Memo)
tables = connection.introspection.table_names()
assert "blog_restaurant" in tables and not {"blog_timestamped", "blog_newestplace"} & set(tables)
for child in (Note, Memo):
    assert [f.column for f in child._meta.local_fields] == ["id", "created"]
raises(AttributeError, getattr, Timestamped, "objects")

link = Restaurant._meta.get_field("place_ptr")
assert type(link) is models.OneToOneField and [f.name for f in Restaurant._meta.local_fields] == ["place_ptr", "stars"]
for what, save in {
    "creating": lambda: Restaurant.objects.create(name="r", stars=3),
    "saving": lambda: Restaurant.objects.get(pk=1).save(),
}.items():
    with CaptureQueriesContext(connection) as ctx:
        save()
    written = [q["sql"].split(" SET")[0].split(" (")[0] for q in ctx if q["sql"].startswith(("INSERT", "UPDATE"))]
    print(what, written)
    assert len(written) == 2 and "blog_place" in written[0] and "blog_restaurant" in written[1]
with queries("loading a child", 1) as ctx:
    Restaurant.objects.get()
assert 'INNER JOIN "blog_place"' in ctx.captured_queries[0]["sql"]
raises(ValueError, Restaurant.objects.bulk_create, [Restaurant(name="x", stars=1)])

for i in range(4):
    Restaurant.objects.create(name=str(i), stars=i)
same("classes in Place.objects.all()", {type(place) for place in Place.objects.all()}, {Place})
with queries("place.restaurant in a loop of 5", 6):
    stars = [place.restaurant.stars for place in Place.objects.all()]
with queries("with select_related()", 1):
    assert stars == [place.restaurant.stars for place in Place.objects.select_related("restaurant")]

same("default ordering of the proxy", [p.name for p in NewestPlace.objects.all()], ["3", "2", "1", "0", "r"])
assert [p.name for p in Place.objects.all()] == ["r", "0", "1", "2", "3"]
assert NewestPlace._meta.db_table == "blog_place" and NewestPlace.objects.last().shout() == "R"


class Wide(Place):
    extra = models.IntegerField()

    class Meta:
        proxy = True


same("a proxy with a field", [e.id for e in Wide.check()], ["models.E017"])


class Owned(models.Model):
    owner = models.ForeignKey(Author, models.CASCADE, related_name="%(app_label)s_%(class)s_set")

    class Meta:
        abstract = True


class Car(Owned):
    pass


class Boat(Owned):
    pass


same("checks of two children", Car.check() + Boat.check(), [])
assert hasattr(Author, "blog_car_set") and hasattr(Author, "blog_boat_set")
