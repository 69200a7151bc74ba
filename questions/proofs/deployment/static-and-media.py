# needs: whitenoise
# shows: 1 2 3 5
import pathlib
import tempfile

from django.conf.urls.static import static as media_patterns
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.contrib.staticfiles.management.commands.runserver import Command
from django.core.management import call_command
from django.templatetags.static import static

work = pathlib.Path(tempfile.mkdtemp())
(work / "src").mkdir()
(work / "src" / "app.css").write_text("a{color:red}")
noise = "whitenoise.storage.CompressedManifestStaticFilesStorage"
use(
    "django.contrib.staticfiles",
    STATIC_ROOT=str(work / "root"),
    STATICFILES_DIRS=[str(work / "src")],
    STORAGES={
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
        "staticfiles": {"BACKEND": noise},
    },
)

# What served the files locally is gone when DEBUG is False.
for debug, kind, patterns in ((True, True, 1), (False, False, 0)):
    with override_settings(DEBUG=debug):
        handler = Command().get_handler(use_static_handler=True, insecure_serving=False)
        same(f"runserver serves static files, DEBUG={debug}", isinstance(handler, StaticFilesHandler), kind)
        same("patterns of static()", len(media_patterns("/media/", document_root=str(work))), patterns)
insecure = Command().get_handler(use_static_handler=True, insecure_serving=True)
same("with --insecure", isinstance(insecure, StaticFilesHandler), True)

call_command("collectstatic", interactive=False, verbosity=0)
assert (work / "root" / "app.css").exists()
url = static("app.css")
assert url.startswith("/static/app.") and url != "/static/app.css", url
with override_settings(MIDDLEWARE=["whitenoise.middleware.WhiteNoiseMiddleware"]):
    client = Client()
    answer = client.get(url)
    same("hashed name", answer.status_code, 200)
    print(answer["Cache-Control"])
    age = int(answer["Cache-Control"].split("max-age=")[1].split(",")[0])
    assert age >= 365 * 24 * 60 * 60 and "immutable" in answer["Cache-Control"]
    same("plain name", client.get("/static/app.css")["Cache-Control"], "max-age=60, public")
    (work / "root" / "avatar.png").write_bytes(b"uploaded")
    same("a file that came after the start", client.get("/static/avatar.png").status_code, 404)
    same("after a restart", Client().get("/static/avatar.png").status_code, 200)
