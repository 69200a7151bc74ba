import pathlib
import tempfile

from django.core.files.base import ContentFile
from django.db.models import ProtectedError

media = tempfile.mkdtemp()


class Upload(models.Model):
    owner = models.ForeignKey(Author, on_delete=models.CASCADE)
    file = models.FileField(upload_to="u")


create(Upload)
ann = Author.objects.create(name="ann")
Order.objects.create(number="1", customer=ann)
raises(ProtectedError, ann.delete)
with override_settings(MEDIA_ROOT=media):
    upload = Upload.objects.create(owner=ann, file=ContentFile(b"x", name="cv.txt"))
    where = pathlib.Path(upload.file.path)
    Upload.objects.all().delete()
same("row, file", (Upload.objects.count(), where.exists()), (0, True))
