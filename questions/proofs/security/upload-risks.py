# shows: 1 3 5 6
import re
import tempfile
from pathlib import Path
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.validators import FileExtensionValidator
from django.views.static import serve


def random_name(instance, filename):
    return f"avatars/{uuid4().hex}{Path(filename).suffix.lower()}"


def max_2_mb(file):
    if file.size > 2 * 1024 * 1024:
        raise ValidationError("At most 2 MB.")


class Avatar(models.Model):
    image = models.ImageField(upload_to=random_name, validators=[max_2_mb])


create(Avatar)


class AnyFile(forms.Form):
    file = forms.FileField(validators=[FileExtensionValidator(["png"])])


received = []


def upload(request):
    form = AnyFile(request.POST, request.FILES)
    if form.is_valid():
        file = form.cleaned_data["file"]
        received.append(file)
        return HttpResponse(f"{file.name} {file.content_type} {file.size}")
    return HttpResponse(str(form.errors), status=422)


MEDIA = tempfile.TemporaryDirectory()
use(MEDIA_ROOT=MEDIA.name, DATA_UPLOAD_MAX_MEMORY_SIZE=1000)
urlpatterns = [
    path("upload/", upload),
    path("media/<path:path>", serve, {"document_root": MEDIA.name}),  # as a web server does it
]


def send(name, content, kind):
    head = f'--B\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\nContent-Type: {kind}\r\n\r\n'
    body = head.encode() + content + b"\r\n--B--\r\n"
    response = Client().generic("POST", "/upload/", body, content_type="multipart/form-data; boundary=B")
    return response.status_code, response.text


same("HTML that claims to be a PNG", send("a.png", b"<script>", "image/png"), (200, "a.png image/png 8"))
same("the extension is checked", send("a.html", b"<script>", "image/png")[0], 422)
same("directories are stripped", send("../../etc/a.png", b"x", "image/png")[1].split()[0], "a.png")
big = send("a.png", b"x" * 3_000_000, "image/png")
same("3 MB with DATA_UPLOAD_MAX_MEMORY_SIZE = 1000", big, (200, "a.png image/png 3000000"))
same("it went to disk", hasattr(received[-1], "temporary_file_path"), True)
same("the small one did not", hasattr(received[-2], "temporary_file_path"), False)
field = Client().post("/upload/", {"text": "x" * 3000})
same("3 kB in a field", field.status_code, 400)

small, large = (Avatar(image=SimpleUploadedFile("Me.PNG", b"x" * size)) for size in (10, 3_000_000))
small.full_clean()
raises(ValidationError, large.full_clean)
small.save()
print(small.image.name)
same("a random name", bool(re.fullmatch(r"avatars/[0-9a-f]{32}\.png", small.image.name)), True)
same("read without a view of yours, by nobody", Client().get(f"/media/{small.image.name}").status_code, 200)
MEDIA.cleanup()
