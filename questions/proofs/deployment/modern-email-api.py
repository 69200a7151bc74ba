import email.message

from django.core import mail
from django.core.mail import EmailMultiAlternatives


def warns(call):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        call()
    return [w.category.__mro__[1].__name__ for w in caught if "positional" in str(w.message)]


with override_settings(EMAIL_BACKEND="django.core.mail.backends.locmem.EmailBackend"):
    same("keywords", warns(lambda: mail.send_mail("s", "b", None, ["a@x.de"], html_message="b")), [])
    same(
        "positional",
        warns(lambda: mail.send_mail("s", "b", None, ["a@x.de"], True)),
        ["PendingDeprecationWarning"],
    )
msg = EmailMultiAlternatives(
    "Invoice", "Dear Ann", None, ["a@x.de"],
    bcc=["books@example.com"], reply_to=["help@example.com"],
)
msg.attach("invoice.pdf", b"%PDF", "application/pdf")
sent = msg.message()
same("type", type(sent), email.message.EmailMessage)
assert sent.get_body().get_content().startswith("Dear")
same("file", [p.get_filename() for p in sent.iter_attachments()], ["invoice.pdf"])
from django.core.mail import BadHeaderError

same("alias", BadHeaderError, ValueError)
raises(ValueError, EmailMultiAlternatives("a\nBcc: b@x.de", "b", None, ["a@x.de"]).message)
