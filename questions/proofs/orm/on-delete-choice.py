# shows: 1 2 3 4 5
from django.db.models import ProtectedError, RestrictedError
from django.db.models.signals import pre_delete


class Artist(models.Model):
    pass


class Album(models.Model):
    artist = models.ForeignKey(Artist, on_delete=models.CASCADE)


class Song(models.Model):
    artist = models.ForeignKey(Artist, on_delete=models.CASCADE)
    album = models.ForeignKey(Album, on_delete=models.RESTRICT)


class Track(models.Model):  # Song with PROTECT
    artist = models.ForeignKey(Artist, on_delete=models.CASCADE)
    album = models.ForeignKey(Album, on_delete=models.PROTECT)


create(Artist, Album, Song, Track)


def refused(kind, call, rows):
    with CaptureQueriesContext(connection) as ctx:
        raises(kind, call)
    assert not any("DELETE" in q["sql"] for q in ctx.captured_queries)
    assert rows.objects.count() == 1


for cls, error in ((Song, RestrictedError), (Track, ProtectedError)):
    artist = Artist.objects.create()
    album = Album.objects.create(artist=artist)
    cls.objects.create(artist=artist, album=album)
    print(cls.__name__, "deleting the album")
    refused(error, album.delete, cls)
    print(cls.__name__, "deleting the artist")
    if cls is Song:
        print(artist.delete())
        assert not (Artist.objects.exists() or Album.objects.exists() or Song.objects.exists())
    else:
        refused(ProtectedError, artist.delete, cls)
        Track.objects.all().delete()

class Page(models.Model):
    editor = models.ForeignKey(Author, models.SET_NULL, null=True)


class Visit(models.Model):
    page = models.ForeignKey(Page, models.DO_NOTHING)


create(Page, Visit)
editor = Author.objects.create()
Page.objects.create(editor=editor)
editor.delete()
assert Page.objects.get().editor is None

print("raw SQL")
author = Author.objects.create()
post = Post.objects.create(title="t", author=author)  # CASCADE
for cls in (Author, Album):
    with connection.schema_editor(collect_sql=True) as editor:
        editor.create_model(Song if cls is Album else Post)
    print(editor.collected_sql[0])
    assert "REFERENCES" in editor.collected_sql[0] and "ON DELETE" not in editor.collected_sql[0]
with connection.cursor() as cursor:
    raises(IntegrityError, cursor.execute, "DELETE FROM blog_author")
    block = transaction.atomic()
    block.__enter__()
    cursor.execute("DELETE FROM blog_author")
    print("inside atomic() the statement passes, and the commit fails:")
    raises(IntegrityError, block.__exit__, None, None, None)
assert Author.objects.count() == 1
author.delete()
assert not Post.objects.exists()

print("DO_NOTHING")
page = Page.objects.create()
Visit.objects.create(page=page)
raises(IntegrityError, page.delete)

print("many children")
artist = Artist.objects.create()
Album.objects.bulk_create([Album(artist=artist) for _ in range(300)])
with CaptureQueriesContext(connection) as loaded:
    artist.delete()
statements = [q["sql"][:36] for q in loaded if "blog_album" in q["sql"][:36]]
print(statements)
assert statements[0].startswith("SELECT") and sum(s.startswith("DELETE") for s in statements) == 3
post = Post.objects.create(title="t", author=Author.objects.create())
Comment.objects.bulk_create([Comment(post=post) for _ in range(300)])
with CaptureQueriesContext(connection) as fast:
    post.delete()
assert [q["sql"].split()[0] for q in fast if '"blog_comment"' in q["sql"]] == ["DELETE"]
pre_delete.connect(lambda **kw: None, sender=Comment, weak=False)
post = Post.objects.create(title="t", author=Author.objects.create())
Comment.objects.bulk_create([Comment(post=post) for _ in range(300)])
with CaptureQueriesContext(connection) as slow:
    post.delete()
kinds = [q["sql"].split()[0] for q in slow if '"blog_comment"' in q["sql"]]
print("with a receiver:", kinds)
assert kinds == ["SELECT", "DELETE", "DELETE", "DELETE"]


class Draft(models.Model):
    editor = models.ForeignKey(Author, models.SET_NULL)


same("SET_NULL without null=True", [e.id for e in Draft.check()], ["fields.E320"])
