# shows: 1 2 3 4 5
import tempfile
import types
from pathlib import Path

from django.conf.urls.static import static
from django.core.files.uploadedfile import SimpleUploadedFile


class AvatarForm(forms.Form):
    avatar = forms.FileField()


class Avatar(models.Model):
    file = models.FileField(upload_to="avatars")


create(Avatar)


def view(request):
    with_files = AvatarForm(request.POST, request.FILES)
    without = AvatarForm(request.POST)
    kinds = [type(f).__name__ for f in request.FILES.values()]
    return JsonResponse({"with": with_files.is_valid(), "without": without.errors, "kinds": kinds})


urlpatterns = [path("", view)]
small = SimpleUploadedFile("photo.jpg", b"x")
same("files passed or not", Client().post("/", {"avatar": small}).json(), {"with": True, "without": {"avatar": ["This field is required."]}, "kinds": ["InMemoryUploadedFile"]})
same("no multipart", Client().post("/", "avatar=photo.jpg", content_type="application/x-www-form-urlencoded").json()["with"], False)
big = SimpleUploadedFile("big.jpg", b"x" * (2621440 + 1))
same("over 2.5 MB", Client().post("/", {"avatar": big}).json()["kinds"], ["TemporaryUploadedFile"])
half = {name: SimpleUploadedFile(name, b"x" * 1_500_000) for name in ("avatar", "other")}
same("two of 1.5 MB in a request", Client().post("/", half).json()["kinds"], ["TemporaryUploadedFile"] * 2)
root = tempfile.mkdtemp()
with override_settings(MEDIA_ROOT=root):
    rows = [Avatar.objects.create(file=SimpleUploadedFile("photo.jpg", b"x")) for _ in range(2)]
    names = [r.file.name for r in rows]
    print(names)
    assert names[0] == "avatars/photo.jpg" != names[1]
    rows[0].delete()
    same("file after deleting the row", Path(root, names[0]).exists(), True)
    same("the row stores the name, below MEDIA_ROOT", (rows[1].file.path, Avatar.objects.values_list("file", flat=True).get()), (str(Path(root, names[1])), names[1]))

    class AvatarModelForm(forms.ModelForm):
        class Meta:
            model = Avatar
            fields = ["file"]

    profile = Avatar()
    form = AvatarModelForm({}, {"file": SimpleUploadedFile("me.jpg", b"x")}, instance=profile)
    assert form.is_valid()
    form.save()
    same("saved by the form", Path(root, "avatars/me.jpg").read_bytes(), b"x")
    for debug, count in ((True, 1), (False, 0)):
        with override_settings(DEBUG=debug, MEDIA_URL="/media/"):
            patterns = static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT)
            same(f"static() with DEBUG = {debug}", len(patterns), count)


class Picture(models.Model):
    image = models.ImageField()


sys.modules["PIL"] = None  # as if it was not installed
same("without Pillow", [error.id for error in Picture.check()], ["fields.E210"])
sys.modules["PIL"] = package = types.ModuleType("PIL")
package.Image = types.ModuleType("PIL.Image")
opened = []
package.Image.open = lambda file: opened.append(file) or Broken()


class Broken:
    def verify(self):
        raise SyntaxError("no image")


error = raises(ValidationError, forms.ImageField().clean, SimpleUploadedFile("me.jpg", b"x"))
same("opened with Pillow", (error.code, len(opened)), ("invalid_image", 1))
