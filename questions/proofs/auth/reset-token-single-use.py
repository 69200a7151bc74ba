# shows: 1 2 3 4 5
from datetime import timedelta
from unittest import mock

from django.contrib.auth.tokens import default_token_generator
from django.contrib.auth.views import PasswordResetConfirmView, PasswordResetView
from django.core import mail
from django.utils import timezone

User.objects.create_user("ann", "ann@example.com", "same")
token = default_token_generator.make_token(User.objects.get())


def works_after(change):
    ann = User.objects.get()
    change(ann)
    return default_token_generator.check_token(ann, token)


same("nothing changed", works_after(lambda ann: None), True)
same("the same password set again", works_after(lambda ann: ann.set_password("same")), False)
same("logged in since", works_after(lambda ann: setattr(ann, "last_login", timezone.now())), False)
same("new e-mail", works_after(lambda ann: setattr(ann, "email", "new@example.com")), False)
same("deactivated: not part of it", works_after(lambda ann: setattr(ann, "is_active", False)), True)
same("another user with the same fields", works_after(lambda ann: setattr(ann, "pk", 99)), False)
again = default_token_generator.make_token(User.objects.get())
same("a later token leaves the earlier one valid", works_after(lambda ann: None), True)
for days, valid in ((2.9, True), (3.1, False)):
    later = default_token_generator._now() + timedelta(days=days)
    with mock.patch.object(default_token_generator, "_now", return_value=later):
        same(f"after {days} days", works_after(lambda ann: None), valid)

urlpatterns = [
    path("reset/", PasswordResetView.as_view(success_url="/sent/")),
    path("reset/<uidb64>/<token>/", PasswordResetConfirmView.as_view(success_url="/done/"), name="password_reset_confirm"),
]
TEMPLATES.update({
    "registration/password_reset_email.html": "{% url 'password_reset_confirm' uidb64=uid token=token %}",
    "registration/password_reset_confirm.html": "{{ validlink }}",
})
use(EMAIL_BACKEND="django.core.mail.backends.locmem.EmailBackend")
mail.outbox = []
client = Client()
same("known and unknown address", [client.post("/reset/", {"email": e})["Location"] for e in ("ann@example.com", "x@example.com")], ["/sent/", "/sent/"])
same("mails", len(mail.outbox), 1)
link = mail.outbox[0].body.strip()
clean = client.get(link)["Location"]
secret = link.split("/")[-2]
same("in the URL, in the session", (secret in clean, client.session["_password_reset_token"]), (False, secret))
data = {"new_password1": "same", "new_password2": "same"}
same("the link", client.post(clean, data)["Location"], "/done/")
same("the link once more", Client().get(link).text, "False")
same("days until it expires", settings.PASSWORD_RESET_TIMEOUT / 86400, 3)
