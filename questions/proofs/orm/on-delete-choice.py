from django.db.models import ProtectedError, RestrictedError


class Artist(models.Model):
    pass


class Album(models.Model):
    artist = models.ForeignKey(Artist, on_delete=models.CASCADE)


class Song(models.Model):
    artist = models.ForeignKey(Artist, on_delete=models.CASCADE)
    album = models.ForeignKey(Album, on_delete=models.RESTRICT)


class Track(models.Model):
    artist = models.ForeignKey(Artist, on_delete=models.CASCADE)
    album = models.ForeignKey(Album, on_delete=models.PROTECT)


create(Artist, Album, Song, Track)
for cls, error, survives in ((Song, RestrictedError, False), (Track, ProtectedError, True)):
    artist = Artist.objects.create()
    album = Album.objects.create(artist=artist)
    cls.objects.create(artist=artist, album=album)
    assert issubclass(error, IntegrityError)
    with CaptureQueriesContext(connection) as ctx:
        try:
            album.delete()
        except error as e:
            print("deleting the album:", type(e).__name__)
        else:
            raise AssertionError
    assert not any("DELETE" in q["sql"] for q in ctx.captured_queries)
    try:
        artist.delete()
        print("deleting the artist with", cls.__name__, "works")
        assert not survives
    except ProtectedError as e:
        print("deleting the artist with", cls.__name__, "->", type(e).__name__)
        assert survives
with connection.schema_editor(collect_sql=True) as ed:
    ed.create_model(Song)
assert not any("ON DELETE" in s for s in ed.collected_sql)
