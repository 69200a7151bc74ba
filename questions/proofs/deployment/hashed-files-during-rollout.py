import pathlib
import tempfile

from django.contrib.staticfiles.storage import ManifestStaticFilesStorage
from django.core.management import call_command
from django.templatetags.static import static


class Lenient(ManifestStaticFilesStorage):
    manifest_strict = False


work = pathlib.Path(tempfile.mkdtemp())
(work / "src").mkdir()
css = work / "src" / "app.css"


def collect(text, **options):
    css.write_text(text)
    call_command("collectstatic", interactive=False, verbosity=0, **options)
    return sorted(p.name for p in (work / "root").iterdir() if p.suffix == ".css")


def settings_with(backend, **more):
    return override_settings(
        INSTALLED_APPS=["django.contrib.staticfiles"], STATIC_ROOT=str(work / "root"),
        STATICFILES_DIRS=[str(work / "src")], STORAGES={"staticfiles": {"BACKEND": backend}}, **more
    )


STRICT = "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"
with settings_with(STRICT):
    one = collect("a{color:red}")
    two = collect("a{color:blue}")
    same("names side by side", (len(one), len(two), set(one) < set(two)), (2, 3, True))
    url = static("app.css")
    print(url)
    raises(ValueError, static, "typo.css")
    same("after --clear", len(collect("a{color:green}", clear=True)), 2)
    raises(Exception, collect, "a{background:url(missing.png)}")
    collect("a{color:green}")
with settings_with(STRICT, DEBUG=True):
    same("with DEBUG", (static("app.css"), static("typo.css")), ("/static/app.css", "/static/typo.css"))
with settings_with("__main__.Lenient"):
    raises(ValueError, static, "typo.css")  # no such file: still an error
