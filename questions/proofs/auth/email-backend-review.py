from unittest import mock

from django.contrib.auth import authenticate
from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.hashers import MD5PasswordHasher


class Naive(ModelBackend):
    def authenticate(self, request, username=None, password=None, **kwargs):
        user = User.objects.filter(email__iexact=username).first()
        if user and user.check_password(password):
            return user


class Right(ModelBackend):
    def authenticate(self, request, username=None, password=None, **kwargs):
        try:
            user = User.objects.get(email__iexact=username)
        except (User.DoesNotExist, User.MultipleObjectsReturned):
            User().set_password(password)
            return None
        if user.check_password(password) and self.user_can_authenticate(user):
            return user


User.objects.create_user("ann", "ann@example.com", "pw")
User.objects.create_user("off", "off@example.com", "pw", is_active=False)
User.objects.create_user("twin", "twin@example.com", "one")
User.objects.create_user("other-twin", "Twin@example.com", "two")


def hashes(email):
    """The work that a failing login costs, which a clock can see."""
    with mock.patch.object(MD5PasswordHasher, "encode", autospec=True, side_effect=MD5PasswordHasher.encode) as encode:
        assert authenticate(None, username=email, password="wrong") is None
    return encode.call_count


for backend, unknown, inactive in ((Naive, 0, "off"), (Right, 1, "None")):
    with override_settings(AUTHENTICATION_BACKENDS=[f"__main__.{backend.__name__}"]):
        print(backend.__name__)
        same("hashes for a known e-mail", hashes("ann@example.com"), 1)
        same("hashes for an unknown one", hashes("nobody@example.com"), unknown)
        same("inactive user", str(authenticate(None, username="off@example.com", password="pw")), inactive)
        same("right password", str(authenticate(None, username="ann@example.com", password="pw")), "ann")
with override_settings(AUTHENTICATION_BACKENDS=["__main__.Right"]):
    same("e-mail of two accounts", authenticate(None, username="twin@example.com", password="one"), None)
