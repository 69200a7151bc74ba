# shows: 1 2 3 4
import os
import pathlib
import subprocess
import tempfile

CARD = """
import os

DEBUG = os.environ.get("DEBUG") == "1"
SECRET_KEY = os.environ["SECRET_KEY"]
old = os.environ.get("OLD_SECRET_KEY")
SECRET_KEY_FALLBACKS = [old] if old else []
"""
NAIVE = """
import os
DEBUG = os.environ.get("DEBUG", False)
SECRET_KEY = os.environ.get("SECRET_KEY", "dev")
"""
folder = pathlib.Path(tempfile.mkdtemp())
(folder / "naive.py").write_text(NAIVE)
(folder / "card.py").write_text(CARD)


def start(module, **environ):
    """What a process sees that starts with these settings and this environment."""
    show = "from django.conf import settings as s; print(bool(s.DEBUG), s.SECRET_KEY, s.SECRET_KEY_FALLBACKS)"
    done = subprocess.run(
        [sys.executable, "-c", show], capture_output=True, text=True,
        env=os.environ | {"DJANGO_SETTINGS_MODULE": module, "PYTHONPATH": os.pathsep.join([str(folder), *sys.path])} | environ,
    )
    return done.stdout.strip() or done.stderr.strip().splitlines()[-1]


same("naive", start("naive", DEBUG="False"), "True dev []")
same("DEBUG=False", start("card", DEBUG="False", SECRET_KEY="k"), "False k []")
same("DEBUG=1", start("card", DEBUG="1", SECRET_KEY="k"), "True k []")
same("no key", start("card"), "KeyError: 'SECRET_KEY'")
same("rotation", start("card", SECRET_KEY="new", OLD_SECRET_KEY="old"), "False new ['old']")

# A session of the old key, on the instances of a rollout.
urlpatterns = [path("who", lambda request: HttpResponse(request.user.username))]
ann = User.objects.create_user("ann")


def who(client, key, *fallbacks):
    with override_settings(SECRET_KEY=key, SECRET_KEY_FALLBACKS=list(fallbacks)):
        return client.get("/who").content.decode()


def login(key, *fallbacks):
    client = Client()
    with override_settings(SECRET_KEY=key, SECRET_KEY_FALLBACKS=list(fallbacks)):
        client.force_login(ann)
    return client


same("without a fallback", who(login("old"), "new"), "")
client = login("old")
same("with the fallback", who(client, "new", "old"), "ann")
same("old key removed after the next request", who(client, "new"), "ann")
# Swapped at once, an old instance logs out whom a new one has logged in.
same("new login at an old instance", who(login("new", "old"), "old"), "")
same("when that accepts the new key", who(login("new", "old"), "old", "new"), "ann")
