# shows: 1 2 3 4
import logging

from django.core import mail
from django.core.management import call_command


def boom(request):
    raise RuntimeError("boom")


urlpatterns = [
    path("boom", boom),
    path("busy", lambda request: HttpResponse(status=503)),
    path("host", lambda request: HttpResponse(request.get_host())),
    path("missing", lambda request: HttpResponse(status=404)),
]
logging.disable(logging.NOTSET)  # the prelude switches logging off
LOCMEM = "django.core.mail.backends.locmem.EmailBackend"


def mails(where, host="testserver", **settings_):
    mail.outbox = []
    with override_settings(**({"ADMINS": ["ann@example.com"], "EMAIL_BACKEND": LOCMEM} | settings_)):
        Client(raise_request_exception=False).get(where, headers={"host": host})
    return mail.outbox


for admins, pairs in ((["ann@example.com"], 0), (['"Ann" <ann@example.com>'], 0), ([("Ann", "ann@example.com")], 1)):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        sent = mails("/boom", ADMINS=admins)
    same("to", sent[0].to, ["ann@example.com"] if pairs else admins)
    same("warnings of pairs", len([w for w in caught if "pairs in the ADMINS" in str(w.message)]), pairs)
with override_settings(MANAGERS=[("Ann", "ann@example.com")], EMAIL_BACKEND=LOCMEM), warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    mail.mail_managers("s", "b")
same("MANAGERS", len([w for w in caught if "pairs in the MANAGERS" in str(w.message)]), 1)

found = {where: len(mails(where)) for where in ("/boom", "/busy", "/missing")}
same("mails", found, {"/boom": 1, "/busy": 1, "/missing": 0})
body = mails("/boom")[0].body
assert 'raise RuntimeError("boom")' in body or "in boom" in body, body
same("wrong Host", len(mails("/host", host="evil.example")), 1)
same("with DEBUG", [len(mails(where, DEBUG=True)) for where in ("/boom", "/busy")], [0, 0])
same("sender", mails("/boom", SERVER_EMAIL="ops@example.com")[0].from_email, "ops@example.com")
same("sender by default", mails("/boom")[0].from_email, "root@localhost")
mail.outbox = []
with override_settings(ADMINS=["ann@example.com"], EMAIL_BACKEND=LOCMEM):
    client = Client(raise_request_exception=False)
    for _ in range(5):
        client.get("/boom")
    same("mails of five errors", len(mail.outbox), 5)
    call_command("sendtestemail", "--admins")
    same("sendtestemail", mail.outbox[-1].to, ["ann@example.com"])
