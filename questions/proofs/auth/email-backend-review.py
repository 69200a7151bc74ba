# shows: 1 2 3 4 5
from unittest import mock

from django.contrib.auth import aauthenticate, authenticate, login
from django.contrib.auth.backends import AllowAllUsersModelBackend, BaseBackend, ModelBackend
from django.contrib.auth.hashers import MD5PasswordHasher
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.contrib.auth.views import LoginView
from django.core import checks
from django.db.models.functions import Upper


class Naive(ModelBackend):
    def authenticate(self, request, username=None, password=None, **kwargs):
        user = User.objects.filter(email__iexact=username).first()
        if user and user.check_password(password):
            return user


class Right(ModelBackend):
    aauthenticate = BaseBackend.aauthenticate  # from 5.2

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


def own_login(request):
    user = authenticate(request, username=request.POST["username"], password=request.POST["password"])
    if user:
        login(request, user)
    return HttpResponse(str(user))


TEMPLATES["login.html"] = "{{ form.non_field_errors }}"
urlpatterns = [
    path("", lambda request: HttpResponse(str(request.user))),
    path("own/", own_login),
    path("login/", LoginView.as_view(template_name="login.html")),
]
for backend, unknown, known, inactive, twins in ((Naive, 1, 2, "off", "twin"), (Right, 2, 2, "None", "None")):
    with override_settings(AUTHENTICATION_BACKENDS=[f"__main__.{backend.__name__}", MODEL]):
        print(backend.__name__)
        same("hashes for a known address", hashes("ann@example.com"), known)
        same("hashes for an unknown one", hashes("nobody@example.com"), unknown)
        off = dict(username="off@example.com", password="pw")
        same("LoginView refuses the inactive user", Client().post("/login/", off).status_code, 200)
        client = Client()
        same("a view of your own", client.post("/own/", off).text, inactive)
        same("a session", "_auth_user_id" in client.session, backend is Naive)
        same("on the next request", client.get("/").text, "AnonymousUser")
        ann = dict(username="ann@example.com", password="pw")
        same("LoginView", Client().post("/login/", {**ann, "next": "/"}).status_code, 302)
        same("right password", str(authenticate(None, **ann)), "ann")
        same("async", str(async_to_sync(aauthenticate)(None, **ann)), "ann" if backend is Right else "None")
        same("address of two accounts", str(authenticate(None, username="twin@example.com", password="one")), twins)
        text = "inactive" if backend is Naive else "Please enter a correct"
        same("what LoginView says", text in Client().post("/login/", off).text, True)
        same("the second one", authenticate(None, username="twin@example.com", password="two"), None)


# The follow-up: the message after the right password, and the price of it.
class Telling(AllowAllUsersModelBackend):
    authenticate = Right.authenticate


for chain, told in ((["Right", "AllowAll"], False), (["Telling"], True)):
    chain = [f"__main__.{name}" if name != "AllowAll" else f"{AllowAllUsersModelBackend.__module__}.AllowAllUsersModelBackend" for name in chain]
    with override_settings(AUTHENTICATION_BACKENDS=chain):
        ann = User.objects.get(username="ann")
        client = Client()
        client.force_login(ann, backend=chain[-1])
        User.objects.filter(pk=ann.pk).update(is_active=False)
        same("a running session of a deactivated account", client.get("/").text, "ann")
        says = ["inactive" in Client().post("/login/", dict(username="ann@example.com", password=p)).text for p in ("pw", "wrong")]
        same(f"{chain[0]} tells, after the right and the wrong password", says, [told, False])
        User.objects.filter(pk=ann.pk).update(is_active=True)

# The schema at the end: the constraint alone does not satisfy the system check.
class ByEmail(BaseUserManager):
    def get_by_natural_key(self, email):
        return self.get(email__iexact=email)

    async def aget_by_natural_key(self, email):
        return await self.aget(email__iexact=email)


class Expression(AbstractBaseUser):
    email = models.EmailField()
    USERNAME_FIELD = "email"

    class Meta:
        constraints = [models.UniqueConstraint(Upper("email"), name="expression_email")]


class Both(AbstractBaseUser):
    email = models.EmailField(unique=True)
    USERNAME_FIELD = "email"
    objects = BaseUserManager()

    class Meta:
        constraints = [models.UniqueConstraint(Upper("email"), name="both_email")]


class AnyCase(AbstractBaseUser):
    email = models.EmailField(unique=True)
    USERNAME_FIELD = "email"
    objects = ByEmail()

    class Meta:
        constraints = [models.UniqueConstraint(Upper("email"), name="any_case_email")]


create(Both, AnyCase)
for model, found in ((Expression, ["auth.E003"]), (Both, []), (AnyCase, [])):
    with override_settings(AUTH_USER_MODEL=f"blog.{model.__name__}"):
        same(model.__name__, [m.id for m in checks.run_checks() if m.obj is model], found)
        if not found:
            user = model(email="Ann@example.com")
            user.set_password("pw")
            user.save()
            raises(IntegrityError, model(email="ann@example.com").save)
            typed = ("Ann@example.com", "ann@example.com")
            logged_in = [authenticate(username=name, password="pw") == user for name in typed]
            logged_in += [async_to_sync(aauthenticate)(username=name, password="pw") == user for name in typed]
            same("logs in by the address in two cases, sync and async", logged_in, [True, model is AnyCase] * 2)
