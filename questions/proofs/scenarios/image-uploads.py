# needs: Django>=6.0
# shows: 1 3 4
# Pillow is not among the packages of the proofs: two small classes stand for it,
# and what it does to pixels and to EXIF data is not shown here.
import tempfile
from contextlib import contextmanager
from functools import partial
from uuid import uuid4

from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.tasks import task

use(MEDIA_ROOT=tempfile.mkdtemp(), MEDIA_URL="https://cdn.example.com/")
private = FileSystemStorage(tempfile.mkdtemp())
resized = []


class Image:
    def __init__(self, data):
        self.data, self.width = data, None

    @classmethod
    @contextmanager
    def open(cls, source):
        yield cls(source.read())

    def thumbnail(self, size):
        self.width = size[0]
        resized.append(self.width)

    def save(self, out, format):
        out.write(b"%s %s %d" % (format.encode(), self.data, self.width))


class ImageOps:
    exif_transpose = staticmethod(lambda image: image)


def new_key():
    return uuid4().hex


class Photo(models.Model):
    key = models.CharField(max_length=32, default=new_key)
    original = models.FileField(storage=private, upload_to=lambda photo, filename: photo.key)


create(Photo)


# The code of the card.
@task  # django.tasks, from 6.0
def make_sizes(pk):
    photo = Photo.objects.get(pk=pk)
    for size in 320, 640, 1280:
        name = f"photos/{photo.key}-{size}.webp"
        if default_storage.exists(name):
            continue
        with photo.original.open() as source, Image.open(source) as image:
            image = ImageOps.exif_transpose(image)
            image.thumbnail((size, size))  # the longer side
            out = ContentFile(b"")
            image.save(out, "WEBP")
        default_storage.save(name, out)


class PhotoForm(forms.ModelForm):
    class Meta:
        model = Photo
        fields = ["original"]


def upload(request):
    with transaction.atomic():
        photo = Photo.objects.filter(pk=request.GET.get("pk", 0)).first() or Photo()
        photo.key = new_key()
        form = PhotoForm(request.POST, request.FILES, instance=photo)
        form.is_valid()
        form.save()
        transaction.on_commit(partial(make_sizes.enqueue, photo.pk))
        resized.append("answer")
    return JsonResponse({"pk": photo.pk})


urlpatterns = [path("", upload)]


def files():
    return sorted(default_storage.listdir("photos")[1])


def urls(photo):
    return [default_storage.url(f"photos/{photo.key}-{width}.webp") for width in (320, 640, 1280)]


pk = Client().post("/", {"original": SimpleUploadedFile("../me & my house.jpg", b"one")}).json()["pk"]
same("after the commit", resized, ["answer", 320, 640, 1280])
photo = Photo.objects.get(pk=pk)
first = urls(photo)
print(first)
same("files", files(), [f"{photo.key}-{width}.webp" for width in (1280, 320, 640)])
same("content", default_storage.open(f"photos/{photo.key}-640.webp").read(), b"WEBP one 640")
same("name of the original", photo.original.name, photo.key)
same("the original among the public files", default_storage.exists(photo.original.name), False)

# The task may run twice: it makes each size once.
make_sizes.enqueue(pk)
same("after a second run", (resized[4:], len(files())), ([], 3))
print("without exists():", default_storage.save(f"photos/{photo.key}-640.webp", ContentFile(b"x")))
same("files", len(files()), 4)

# A replaced photo gets new URLs, so no cache has to forget the old ones.
Client().post(f"/?pk={pk}", {"original": SimpleUploadedFile("new.jpg", b"two")})
photo.refresh_from_db()
same("URLs in common", set(first) & set(urls(photo)), set())
same("content", default_storage.open(f"photos/{photo.key}-640.webp").read(), b"WEBP two 640")
