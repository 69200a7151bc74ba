# shows: 1 2 3 4
import json
import pathlib
import tempfile
from functools import partial

from django.core.management import call_command
from django.db.models.signals import m2m_changed, post_save
from django.dispatch import receiver

log, mails = [], []


def send_welcome(pk):
    mails.append(User.objects.get(pk=pk).username)


def spy(sender, instance, created, raw, **kwargs):
    log.append((sender.__name__, created, raw))
    if sender is Comment and raw:
        raises(Post.DoesNotExist, lambda: instance.post)


def tagged(action, **kwargs):
    if action == "post_add":
        log.append(("tags", kwargs.get("raw")))


# The code of the card.
@receiver(post_save, sender=settings.AUTH_USER_MODEL)
def welcome(sender, instance, created, raw, **kwargs):
    if created and not raw:
        transaction.on_commit(partial(send_welcome, instance.pk))


for model in (User, Comment):
    post_save.connect(spy, sender=model)
m2m_changed.connect(tagged, sender=Post.tags.through)
rows = [
    {"model": "auth.user", "pk": 5, "fields": {"username": "ann"}},
    # The comment stands before the post to which it refers.
    {"model": "blog.comment", "pk": 1, "fields": {"post": 1}},
    {"model": "blog.author", "pk": 1, "fields": {"name": "ann"}},
    {"model": "blog.tag", "pk": 1, "fields": {"name": "new"}},
    {"model": "blog.post", "pk": 1, "fields": {"title": "x", "author": 1, "tags": [1]}},
]


def load(rows):
    log.clear()
    fixture = pathlib.Path(tempfile.mkdtemp()) / "rows.json"
    fixture.write_text(json.dumps(rows))
    call_command("loaddata", str(fixture), verbosity=0)
    return log


tags = ("tags", True if django.VERSION >= (6, 1) else None)
same("loaddata: model, created, raw", load(rows), [("User", True, True), ("Comment", True, True), tags])
same("loaded again, an update", load(rows[:1]), [("User", False, True)])
same("mails", mails, [])
log.clear()
bob = User.objects.create_user("bob")
bob.save()
same("create, save", log, [("User", True, False), ("User", False, False)])
same("mails", mails, ["bob"])


class Strict(models.Model):
    size = models.IntegerField()


create(Strict)
print("a fixture without a field that has become required:")
raises(IntegrityError, load, [{"model": "blog.strict", "pk": 1, "fields": {}}])
