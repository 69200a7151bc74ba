# shows: 1 2 3 4 5 6
import email.message
import subprocess
from email.mime.text import MIMEText

from django.core import mail
from django.core.mail import EmailMessage, EmailMultiAlternatives

use(EMAIL_BACKEND="django.core.mail.backends.locmem.EmailBackend")


def warned(call, words):
    """The kinds of warnings that hold these words."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        call()
    return sorted({base.__name__ for w in caught if words in str(w.message) for base in type(w.message).__mro__[1:2]})


PENDING = ["PendingDeprecationWarning"]
to = ["a@x.de"]
same("keywords", warned(lambda: mail.send_mail("s", "b", None, to, html_message="b"), "positional"), [])
same("positional", warned(lambda: mail.send_mail("s", "b", None, to, True), "positional"), PENDING)
same("four of EmailMessage", warned(lambda: EmailMessage("s", "b", None, to), "positional"), [])
same("five of EmailMessage", warned(lambda: EmailMessage("s", "b", None, to, ["b@x.de"]), "positional"), PENDING)
same("sent all the same", len(mail.outbox), 2)


def catch():
    from django.core.mail import BadHeaderError

    try:
        EmailMessage("a\nBcc: b@x.de", "b", None, to).message()
    except BadHeaderError as error:
        assert type(error) is ValueError and BadHeaderError is ValueError
        print("caught:", error)
    else:
        raise AssertionError("no error")


same("BadHeaderError", warned(catch, "BadHeaderError"), PENDING)


def attach(part):
    message = EmailMessage("s", "b", None, to)
    message.attach(part)
    return [p.get_payload().strip() for p in message.message().walk() if not p.is_multipart()]


part = email.message.MIMEPart()
part.set_content("x")
same("MIMEPart", warned(lambda: attach(part), "MIMEBase"), [])
same("MIMEText", warned(lambda: same("parts", attach(MIMEText("x")), ["b", "x"]), "MIMEBase"), PENDING)


class Branded(EmailMessage):
    def _create_message(self, msg):
        raise AssertionError("called")


def branded():
    Branded("s", "b", None, to).send()


same("the override warns", warned(branded, ""), [])
same("and is not called", len(mail.outbox), 3)

# Hidden by default: what Python's own filters do with such a warning.
show = "import warnings; warnings.warn('seen', PendingDeprecationWarning)"
for options, expected in ([], False), (["-Wd"], True):
    done = subprocess.run([sys.executable, *options, "-c", show], capture_output=True, text=True)
    same(f"seen under python {' '.join(options)}", "seen" in done.stderr, expected)

msg = EmailMultiAlternatives(
    "Invoice", "Dear Ann", None, ["ann@example.com"],
    bcc=["books@example.com"], reply_to=["help@example.com"],
)
msg.attach("invoice.pdf", b"%PDF-1.7", "application/pdf")
sent = msg.message()
assert sent.get_body().get_content().startswith("Dear")
same("type", type(sent), email.message.EmailMessage)
same("file", [p.get_filename() for p in sent.iter_attachments()], ["invoice.pdf"])
