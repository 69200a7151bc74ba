# needs: Django>=6.0
# shows: 1 2 3 5 6
import tempfile
from functools import partial

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db.models import ProtectedError
from django.db.models.signals import post_delete
from django.tasks import task

use(MEDIA_ROOT=tempfile.mkdtemp())


class Upload(models.Model):
    owner = models.ForeignKey(User, on_delete=models.CASCADE, related_name="uploads")
    file = models.FileField(upload_to="u")


class Invoice(models.Model):
    customer = models.ForeignKey(User, on_delete=models.PROTECT)
    name, address = models.CharField(max_length=50), models.CharField(max_length=50)


class Note(models.Model):
    author = models.ForeignKey(User, on_delete=models.CASCADE)


class Erasure(models.Model):
    subject_id = models.BigIntegerField()
    at = models.DateTimeField(auto_now_add=True)


create(Upload, Invoice, Note, Erasure)


during = []


@task
def delete_files(names):
    during.append(connection.in_atomic_block)
    for name in names:
        default_storage.delete(name)


# The code of the card.
def erase(user_id):
    with transaction.atomic():
        user = User.objects.select_for_update().get(pk=user_id)
        files = list(user.uploads.values_list("file", flat=True))
        user.uploads.all().delete()
        name = f"erased-{user_id}@shop.invalid"
        user.username = user.email = name
        user.first_name = user.last_name = ""
        user.set_unusable_password()
        user.is_active = False
        user.save()
        Erasure.objects.create(subject_id=user_id)
        delete = partial(delete_files.enqueue, files)
        transaction.on_commit(delete)


def customer():
    ann = User.objects.create_user("ann", "ann@x.org", "s3cret", first_name="Ann", last_name="Lee")
    upload = Upload.objects.create(owner=ann, file=ContentFile(b"x", name="cv.txt"))
    Invoice.objects.create(customer=ann, name="Ann Lee", address="Main St 1")
    Note.objects.create(author=ann)
    return ann, upload


ann, upload = customer()
raises(ProtectedError, ann.delete)

# Deleting the row leaves the file.
Upload.objects.all().delete()
same("row, file", (Upload.objects.count(), default_storage.exists(upload.file.name)), (0, True))
upload = Upload.objects.create(owner=ann, file=ContentFile(b"x", name="cv.txt"))


# After a failure nothing has happened.
def broken(**kwargs):
    raise RuntimeError("the register fails")


register, Erasure.objects.create = Erasure.objects.create, broken
raises(RuntimeError, erase, ann.pk)
Erasure.objects.create = register
ann.refresh_from_db()
same("after a failure", (ann.username, default_storage.exists(upload.file.name)), ("ann", True))

urlpatterns = [path("", lambda request: HttpResponse(str(request.user.is_authenticated)))]
client = Client()
client.force_login(ann)
same("logged in", client.get("/").content, b"True")
fields = {field.name for field in apps.get_model("sessions", "Session")._meta.fields}
same("columns of a session", fields, {"session_key", "session_data", "expire_date"})
backup = [User.objects.filter(pk=ann.pk).values()[0]], list(Erasure.objects.values_list("subject_id", flat=True))
erase(ann.pk)
same("the session", client.get("/").content, b"False")
ann.refresh_from_db()
same("user", (ann.username, ann.email, ann.get_full_name(), ann.has_usable_password()), (f"erased-{ann.pk}@shop.invalid",) * 2 + ("", False))
same("upload, file", (ann.uploads.count(), default_storage.exists(upload.file.name)), (0, False))
same("the files went inside the transaction", during, [False])
invoice = Invoice.objects.get()
same("invoice", (invoice.name, invoice.customer == ann, Note.objects.get().author == ann), ("Ann Lee", True, True))
raises(ProtectedError, ann.delete)
same("log in", Client().login(username="ann", password="s3cret"), False)

# The unusable password ends sessions by itself.
bob = User.objects.create_user("bob", password="x")
client.force_login(bob)
same("bob", client.get("/").content, b"True")
bob.set_unusable_password()
bob.save()
same("with an unusable password", client.get("/").content, b"False")

# A restored backup has the person again and not the erasure, until a copy of the
# register is replayed.
copied = set(Erasure.objects.values_list("subject_id", flat=True))
(person,), register = backup
User.objects.filter(pk=ann.pk).update(**{k: v for k, v in person.items() if k != "id"})
Erasure.objects.exclude(subject_id__in=register).delete()
same("restored", (User.objects.get(pk=ann.pk).email, ann.pk in copied), ("ann@x.org", True))
for subject in Erasure.objects.values_list("subject_id", flat=True):
    erase(subject)
same("by the restored register", User.objects.get(pk=ann.pk).email, "ann@x.org")
for subject in copied:
    erase(subject)
same("replayed", User.objects.get(pk=ann.pk).email, f"erased-{ann.pk}@shop.invalid")

# An inventory that a test checks.
inventory = {("upload", "owner"), ("upload", "file"), ("upload", "id")}


def unclassified(model):
    return [f.name for f in model._meta.get_fields() if (model._meta.model_name, f.name) not in inventory]


same("not classified", unclassified(Upload), [])
inventory.remove(("upload", "file"))
same("a new field", unclassified(Upload), ["file"])

# DB_CASCADE.
if django.VERSION >= (6, 1):
    for rule, expected in ((models.CASCADE, 1), (models.DB_CASCADE, 0)):
        parent = type("Parent" + rule.__class__.__name__ + str(expected), (models.Model,), {"__module__": "__main__"})
        child = type("Child" + str(expected), (models.Model,), {"__module__": "__main__", "parent": models.ForeignKey(parent, on_delete=rule)})
        create(parent, child)
        removed = []
        post_delete.connect(lambda **kwargs: removed.append(1), sender=child, weak=False)
        owner = parent.objects.create()
        child.objects.create(parent=owner)
        owner.delete()
        same("rows, post_delete signals", (child.objects.count(), len(removed)), (0, expected))
