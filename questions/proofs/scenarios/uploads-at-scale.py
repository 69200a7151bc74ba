# needs: Django>=6.0
# shows: 4 5
from django.tasks import task


class Upload(models.Model):
    status = models.CharField(max_length=10, default="pending")


create(Upload)
scanned, crash = [], [False]


def publish_if_clean(pk):
    if crash[0]:
        raise RuntimeError("the worker dies")
    scanned.append(pk)
    Upload.objects.filter(pk=pk).update(status="clean")


# The code of the card.
@task  # django.tasks, from 6.0
def scan_upload(pk):
    pending = Upload.objects.filter(pk=pk, status="pending")
    if pending.update(status="scanning"):
        publish_if_clean(pk)


upload = Upload.objects.create()
for event in range(3):  # the storage sends its event three times
    scan_upload.enqueue(upload.pk)
same("scans for three events", scanned, [upload.pk])
upload.refresh_from_db()
same("status", upload.status, "clean")

stuck, crash[0] = Upload.objects.create(), True
scan_upload.enqueue(stuck.pk)
crash[0] = False
scan_upload.enqueue(stuck.pk)
stuck.refresh_from_db()
same("after a crash an event alone does not help", (stuck.status, len(scanned)), ("scanning", 1))
# the periodic job
if Upload.objects.filter(pk=stuck.pk, status="scanning").update(status="pending"):
    scan_upload.enqueue(stuck.pk)
stuck.refresh_from_db()
same("after the periodic job", (stuck.status, len(scanned)), ("clean", 2))

# Why the workers do not carry the bytes: a file is received as a whole before
# the view sees it, and lies on the server's disk meanwhile.
seen = []


def view(request):
    file = request.FILES["video"]
    seen.append((type(file).__name__, file.size, bool(file.temporary_file_path())))
    return HttpResponse()


urlpatterns = [path("", view)]
from io import BytesIO

video = BytesIO(b"x" * 3_000_000)
video.name = "video.mp4"
Client().post("/", {"video": video})
same("in the view", seen, [("TemporaryUploadedFile", 3_000_000, True)])
minutes, terabytes = 5e9 * 8 / 20e6 / 60, 200 * 5e9 / 1e12
print(f"5 GB at 20 Mbit/s take {minutes:.0f} minutes, and 200 of them need {terabytes} TB")
assert 30 < minutes < 40 and terabytes == 1
