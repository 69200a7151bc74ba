# shows: 1 2 3 4 5 6
import pathlib
import tempfile

from django.contrib.staticfiles.storage import ManifestStaticFilesStorage
from django.core.files.storage import FileSystemStorage
from django.core.management import CommandError, call_command
from django.templatetags.static import static


class Lenient(ManifestStaticFilesStorage):
    manifest_strict = False


class OwnManifest(ManifestStaticFilesStorage):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, manifest_storage=FileSystemStorage(location=str(work / "image")), **kwargs)


work = pathlib.Path(tempfile.mkdtemp())
STRICT = "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"
PLAIN = "django.contrib.staticfiles.storage.StaticFilesStorage"
RED, BLUE = "a{color:red}", "a{color:blue}"


def site(backend, root="bucket", **more):
    """The settings of a process: its storage starts anew, as at the start of a pod."""
    (work / "src").mkdir(exist_ok=True)
    return override_settings(
        INSTALLED_APPS=["django.contrib.staticfiles"], STATIC_ROOT=str(work / root),
        STATICFILES_DIRS=[str(work / "src")], STORAGES={"staticfiles": {"BACKEND": backend}}, **more,
    )


def collect(text, **options):
    (work / "src" / "app.css").write_text(text)
    call_command("collectstatic", interactive=False, verbosity=0, **options)


def names(root="bucket"):
    return {p.name for p in (work / root).glob("app.*.css")}


# Assets in the image: each pod has a folder of its own.
for root, text in (("image-1", RED), ("image-2", BLUE)):
    with site(STRICT, root):
        collect(text)
        url = static("app.css")
same("HTML of the new pod, CSS from the old one", url.rpartition("/")[2] in names("image-1"), False)
same("HTML and CSS of the new pod", url.rpartition("/")[2] in names("image-2"), True)

# A shared bucket.
with site(STRICT):
    collect(RED)
    red, page = static("app.css"), names()
    running = ManifestStaticFilesStorage()  # the storage of a running pod
    collect(BLUE)
    same("old and new side by side", (len(names()), page < names()), (2, True))
    same("a running process", running.url("app.css"), red)
with site(STRICT):
    blue = static("app.css")
    same("a new process reads the new name", (blue != red, blue.rpartition("/")[2] in names()), (True, True))
    collect(BLUE, clear=True)
    same("after --clear", names(), {blue.rpartition("/")[2]})

    # A name that the manifest lacks.
    tag = "{% load static %}{% static '" + "App.css" + "' %}"
    template = engines["django"].from_string(tag)
    error = raises(ValueError, template.render)
    assert str(error).startswith("Missing staticfiles manifest entry"), error
    error = raises((ValueError, CommandError), collect, "a{background:url(missing.png)}")
    assert "missing.png" in str(error)
    error = raises((ValueError, CommandError), collect, '@import "missing.css";')
    assert "missing.css" in str(error)
    collect(BLUE)
with site(PLAIN, "plain"):
    collect("a{background:url(missing.png)}")
    same("plain storage", (work / "plain" / "app.css").read_text(), "a{background:url(missing.png)}")
with site(STRICT, DEBUG=True):
    same("with DEBUG", (static("app.css"), template.render()), ("/static/app.css", "/static/App.css"))
with site("__main__.Lenient"):
    error = raises(ValueError, template.render)
    assert "could not be found" in str(error), error

# A manifest of one's own for each image, beside a shared bucket.
with site("__main__.OwnManifest", "shared"):
    collect(RED)
    same("staticfiles.json", ((work / "shared" / "staticfiles.json").exists(), (work / "image" / "staticfiles.json").exists()), (False, True))
