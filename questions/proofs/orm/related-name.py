from django.core.exceptions import FieldError


class Clash(models.Model):
    sender = models.ForeignKey(Author, models.CASCADE)
    reader = models.ForeignKey(Author, models.CASCADE)


ids = {e.id for e in Clash.check()}
print(ids)
assert {"fields.E304"} <= ids


class Message(models.Model):
    sender = models.ForeignKey(Author, models.CASCADE, related_name="sent")
    reader = models.ForeignKey(Author, models.CASCADE, related_name="inbox")
    copy = models.ForeignKey(Author, models.CASCADE, related_name="+", null=True)
    read = models.BooleanField(default=False)


class Note(models.Model):
    author = models.ForeignKey(Author, models.CASCADE)


create(Message, Note)
assert not Message.check()
a = Author.objects.create(name="a")
Message.objects.create(sender=a, reader=a)
assert a.sent.count() == 1 and Author.objects.filter(inbox__read=False).count() == 1
assert a.note_set.count() == 0 and Author.objects.filter(note__pk=1).count() == 0
raises(FieldError, Author.objects.filter, note_set__pk=1)
