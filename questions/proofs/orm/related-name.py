# shows: 1 2 3 4
from django.core.exceptions import FieldError


class Message(models.Model):
    sender = models.ForeignKey(Author, models.CASCADE, related_name="sent")
    reader = models.ForeignKey(Author, models.CASCADE, related_name="inbox")
    copy = models.ForeignKey(Author, models.CASCADE, related_name="+", null=True)


class Note(models.Model):
    author = models.ForeignKey(Author, models.CASCADE)


class Review(models.Model):
    author = models.ForeignKey(Author, models.CASCADE, related_name="reviews", related_query_name="critique")


create(Message, Note, Review)
same("checks", Message.check(), [])
a, b = Author.objects.create(name="a"), Author.objects.create(name="b")
message = Message.objects.create(sender=a, reader=b, copy=a)
assert list(a.sent.all()) == list(b.inbox.all()) == [message] and not a.inbox.exists()
assert Author.objects.get(inbox__pk=message.pk) == b
accessors = {r.get_accessor_name() for r in Author._meta.related_objects}
same("accessors", sorted(accessors), ["inbox", "note_set", "orders", "posts", "reviews", "sent"])
assert not hasattr(a, "message_set")

Note.objects.create(author=a)
assert a.note_set.count() == 1 and Author.objects.get(note__isnull=False) == a
raises(FieldError, Author.objects.filter, note_set__pk=7)
Review.objects.create(author=b)
assert b.reviews.count() == 1 and Author.objects.get(critique__isnull=False) == b
raises(FieldError, Author.objects.filter, reviews__pk=7)


class Clash(models.Model):
    sender = models.ForeignKey(Author, models.CASCADE)
    reader = models.ForeignKey(Author, models.CASCADE)


clashes = [(e.id, e.msg) for e in Clash.check()]
print(*clashes, sep="\n")
assert {id for id, _ in clashes} == {"fields.E304"} and "'Author.clash_set'" in clashes[0][1]
same("lookups", [Clash._meta.get_field(name).related_query_name() for name in ("sender", "reader")], ["clash"] * 2)


def children(name):
    """Two children of an abstract base, and what the checks say of them."""

    class Base(models.Model):
        owner = models.ForeignKey(Author, models.CASCADE, related_name=name)

        class Meta:
            abstract = True

    found = [type(f"{child}{len(name)}", (Base,), {"__module__": __name__}) for child in ("Left", "Right")]
    return sorted(e.id for e in found[1].check())


same("a fixed related_name in an abstract base", children("things"), ["fields.E304", "fields.E305"])
same("with %(class)s", children("%(class)s_things"), [])
