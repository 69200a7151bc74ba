# shows: 1 2 3 4
import os
from unittest import mock

from django.contrib.auth import get_user_model
from django.contrib.auth.forms import AdminPasswordChangeForm, PasswordChangeForm, SetPasswordForm, UserCreationForm
from django.contrib.auth.password_validation import MinimumLengthValidator, validate_password
from django.core.management import CommandError, call_command

same("by default", settings.AUTH_PASSWORD_VALIDATORS, [])
changed = []


class Recorder(MinimumLengthValidator):
    def password_changed(self, password, user=None):
        changed.append(password)


PACKAGE = "django.contrib.auth.password_validation."
use(
    AUTH_PASSWORD_VALIDATORS=[
        {"NAME": "__main__.Recorder", "OPTIONS": {"min_length": 12}},
        {"NAME": PACKAGE + "UserAttributeSimilarityValidator"},
        {"NAME": PACKAGE + "NumericPasswordValidator"},
    ]
)
ann = User.objects.create_user("ann", password="abc")
ann.full_clean()
same("create_user() and full_clean() accept it", ann.check_password("abc"), True)
ann.set_password("abd")
ann.save()
same("set_password()", ann.check_password("abd"), True)
same("save() calls password_changed() after set_password(), but not create_user()", changed, ["abd"])
user = get_user_model()(username="annabel.miller", email="ann@example.com")
same("all messages in one", len(raises(ValidationError, validate_password, "123", user=user).messages), 2)
raises(ValidationError, validate_password, "annabel.miller", user=user)
same("without the user", validate_password("annabel.miller"), None)
same("a good one", validate_password("correct horse", user=user), None)
twice = {"password1": "abc", "password2": "abc"}
new = {"new_password1": "abc", "new_password2": "abc"}
for form in (
    UserCreationForm({"username": "bob", **twice}),
    AdminPasswordChangeForm(ann, twice),
    SetPasswordForm(ann, new),
    PasswordChangeForm(ann, {"old_password": "abd", **new}),
):
    same(type(form).__name__, [e.code for e in form.errors.as_data().popitem()[1]], ["password_too_short"])
with mock.patch("getpass.getpass", return_value="abc"):
    raises(CommandError, call_command, "changepassword", "ann", stdout=open(os.devnull, "w"), stderr=open(os.devnull, "w"))
os.environ["DJANGO_SUPERUSER_PASSWORD"] = "abc"
call_command("createsuperuser", username="root", email="r@example.com", interactive=False, verbosity=0)
same("createsuperuser --noinput accepts it", User.objects.get(username="root").check_password("abc"), True)
