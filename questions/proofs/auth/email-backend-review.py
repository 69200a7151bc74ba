# shows: 1 2 3 4 5
from unittest import mock

from django.contrib.auth import aauthenticate, authenticate
from django.contrib.auth.backends import BaseBackend, ModelBackend
from django.contrib.auth.hashers import MD5PasswordHasher


class Naive(ModelBackend):
    def authenticate(self, request, username=None, password=None, **kwargs):
        user = User.objects.filter(email__iexact=username).first()
        if user and user.check_password(password):
            return user


class Right(ModelBackend):
    aauthenticate = BaseBackend.aauthenticate  # calls authenticate()

    def authenticate(self, request, username=None, password=None, **kwargs):
        try:
            user = User.objects.get(email__iexact=username)
        except (User.DoesNotExist, User.MultipleObjectsReturned):
            User().set_password(password)
            return None
        known = user.check_password(password)
        return user if known and self.user_can_authenticate(user) else None


User.objects.create_user("ann", "ann@example.com", "pw")
User.objects.create_user("off", "off@example.com", "pw", is_active=False)
# Nobody verified the address, and the first to register it keeps its login.
User.objects.create_user("twin", "twin@example.com", "one")
User.objects.create_user("other-twin", "Twin@example.com", "two")


def hashes(email):
    """The work that a failing login costs, which a clock can see."""
    with mock.patch.object(MD5PasswordHasher, "encode", autospec=True, side_effect=MD5PasswordHasher.encode) as encode:
        assert authenticate(None, username=email, password="wrong") is None
    return encode.call_count


MODEL = "django.contrib.auth.backends.ModelBackend"
urlpatterns = [path("", lambda request: HttpResponse(str(request.user)))]
for backend, unknown, known, inactive, twins in ((Naive, 1, 2, "off", "twin"), (Right, 2, 2, "None", "None")):
    with override_settings(AUTHENTICATION_BACKENDS=[f"__main__.{backend.__name__}", MODEL]):
        print(backend.__name__)
        same("hashes for a known address", hashes("ann@example.com"), known)
        same("hashes for an unknown one", hashes("nobody@example.com"), unknown)
        off = authenticate(None, username="off@example.com", password="pw")
        same("inactive user", str(off), inactive)
        if off:
            client = Client()
            client.force_login(off, backend=off.backend)
            same("on the next request", client.get("/").text, "AnonymousUser")
        login = dict(username="ann@example.com", password="pw")
        same("right password", str(authenticate(None, **login)), "ann")
        same("async", str(async_to_sync(aauthenticate)(None, **login)), "ann" if backend is Right else "None")
        same("address of two accounts", str(authenticate(None, username="twin@example.com", password="one")), twins)
        same("the second one", authenticate(None, username="twin@example.com", password="two"), None)
