import json
import pathlib
import tempfile

from django.core.management import call_command
from django.db.models.signals import post_save

log = []


def receiver(sender, created, raw, **kwargs):
    log.append((created, raw))


post_save.connect(receiver, sender=Author)
fixture = pathlib.Path(tempfile.mkdtemp()) / "authors.json"
fixture.write_text(json.dumps([{"model": "blog.author", "pk": 5, "fields": {"name": "ann"}}]))
with override_settings(FIXTURE_DIRS=[]):
    from unittest.mock import patch

    with patch("django.core.management.commands.loaddata.Command.reset_sequences"):
        call_command("loaddata", str(fixture), verbosity=0)
Author.objects.create(name="bob")
Author.objects.get(name="bob").save()
same("loaddata, create, save", log, [(True, True), (True, False), (False, False)])
