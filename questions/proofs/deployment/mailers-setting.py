# shows: 1 2 3 4 5
import pathlib
import subprocess
import tempfile
from unittest import mock

from django.core import mail
from django.core.mail import MailerDoesNotExist
from django.core.mail.backends.smtp import EmailBackend

CARD = """
MAILERS = {
    "default": {
        "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "OPTIONS": {"host": "smtp.example.com", "use_tls": True},
    },
    "news": {
        "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "OPTIONS": {"host": "bulk.example.net", "use_tls": True},
    },
}
"""
card = {}
exec(CARD, card)
hosts = []


def send_messages(self, messages):
    hosts.append((self.host, messages[0].from_email))
    return len(messages)


def warned(call):
    """What is deprecated in this call."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        call()
    return sorted({str(w.message).split(" is ")[0] for w in caught})


with override_settings(MAILERS=card["MAILERS"]), mock.patch.object(EmailBackend, "send_messages", send_messages):
    address, text = "ann@example.com", "Hello"
    same("using", warned(lambda: mail.send_mail("News", text, None, [address], using="news")), [])
    mail.send_mail("Receipt", text, None, [address])
    same("providers", hosts, [("bulk.example.net", "webmaster@localhost"), ("smtp.example.com", "webmaster@localhost")])
    raises(MailerDoesNotExist, mail.send_mail, "News", text, None, [address], using="typo")
    same("get_connection()", warned(mail.get_connection), ["get_connection()"])
    backend = mail.mailers["news"]
    same("connection", warned(lambda: mail.send_mail("s", text, None, [address], connection=backend)), ["The 'connection' argument"])
    same("fail_silently", warned(lambda: mail.send_mail("s", text, None, [address], fail_silently=True)), ["The 'fail_silently' argument"])
    raises(AttributeError, lambda: settings.EMAIL_HOST)
with override_settings(EMAIL_BACKEND="django.core.mail.backends.locmem.EmailBackend"):
    # before 6.1: a second backend by hand
    before = mail.get_connection("django.core.mail.backends.smtp.EmailBackend", host="bulk.example.net")
    same("host", before.host, "bulk.example.net")

# What a process does that starts with such settings.
folder = pathlib.Path(tempfile.mkdtemp())
for name, more in {"card": "", "mixed": 'EMAIL_HOST = "x"\n', "sender": 'DEFAULT_FROM_EMAIL = "shop@example.com"\n'}.items():
    (folder / f"{name}.py").write_text(CARD + more)


def start(module):
    show = "from django.conf import settings as s; print(s.DEFAULT_FROM_EMAIL)"
    done = subprocess.run(
        [sys.executable, "-c", show], capture_output=True, text=True,
        env=os.environ | {"DJANGO_SETTINGS_MODULE": module, "PYTHONPATH": os.pathsep.join([str(folder), *sys.path])},
    )
    return done.stdout.strip() or done.stderr.strip().splitlines()[-1].rpartition(".")[0].rpartition(".")[2]


same("MAILERS alone", start("card"), "webmaster@localhost")
same("DEFAULT_FROM_EMAIL beside it", start("sender"), "shop@example.com")
print(start("mixed"))
assert start("mixed").startswith("ImproperlyConfigured: Deprecated email settings"), start("mixed")
