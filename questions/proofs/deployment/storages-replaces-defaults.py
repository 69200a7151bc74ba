# shows: 1 2 3 4
import pathlib
import tempfile

from django.conf import global_settings
from django.core.files.base import ContentFile
from django.core.files.storage import InvalidStorageError, storages

PLAIN = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
use(STORAGES={"staticfiles": PLAIN}, MEDIA_ROOT=tempfile.mkdtemp())


def private():
    return storages["private"]


# Looked up on first use: the models load, and their tables are made.
class Profile(models.Model):
    avatar = models.FileField()


create(Profile)
same("aliases", (sorted(settings.STORAGES), sorted(global_settings.STORAGES)), (["staticfiles"], ["default", "staticfiles"]))
raises(InvalidStorageError, Profile().avatar.save, "a.png", ContentFile(b"x"))


# The storages of the card, and an alias of one's own behind a function.
CARD = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
    },
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
same("Django's own default", CARD, global_settings.STORAGES)
for name in ("DEFAULT_FILE_STORAGE", "STATICFILES_STORAGE"):
    assert not hasattr(global_settings, name), name
with override_settings(STORAGES=CARD | {"private": {"BACKEND": "django.core.files.storage.InMemoryStorage"}}):
    profile = Profile()
    profile.avatar.save("a.png", ContentFile(b"x"))
    assert pathlib.Path(settings.MEDIA_ROOT, profile.avatar.name).exists()

    class Document(models.Model):
        file = models.FileField(storage=private)

    create(Document)
    document = Document()
    document.file.save("b.txt", ContentFile(b"x"))
    same("another storage", type(document.file.storage).__name__, "InMemoryStorage")
    assert not pathlib.Path(settings.MEDIA_ROOT, document.file.name).exists()
    same("in a migration", Document._meta.get_field("file").deconstruct()[3]["storage"], private)
