import tempfile
from pathlib import Path

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


urlpatterns[:] = [path("", view)]
small = SimpleUploadedFile("photo.jpg", b"x")
same("files passed or not", Client().post("/", {"avatar": small}).json(), {"with": True, "without": {"avatar": ["This field is required."]}, "kinds": ["InMemoryUploadedFile"]})
same("no multipart", Client().post("/", "avatar=photo.jpg", content_type="application/x-www-form-urlencoded").json()["with"], False)
big = SimpleUploadedFile("big.jpg", b"x" * (2621440 + 1))
same("over 2.5 MB", Client().post("/", {"avatar": big}).json()["kinds"], ["TemporaryUploadedFile"])
root = tempfile.mkdtemp()
with override_settings(MEDIA_ROOT=root):
    rows = [Avatar.objects.create(file=SimpleUploadedFile("photo.jpg", b"x")) for _ in range(2)]
    names = [r.file.name for r in rows]
    print(names)
    assert names[0] == "avatars/photo.jpg" != names[1]
    rows[0].delete()
    same("file after deleting the row", Path(root, names[0]).exists(), True)
