# shows: 1 2 3 4 5 6
from django.contrib.auth.decorators import login_required, permission_required
from django.contrib.auth.mixins import PermissionRequiredMixin, UserPassesTestMixin
from django.contrib.auth.views import LoginView
from django.contrib.contenttypes.models import ContentType
from django.test.client import RedirectCycleError
from django.views.generic import View

use(LOGIN_URL="/login/")
asked = []
User.has_perms, has_perms = lambda self, perms, obj=None: asked.append(obj) or has_perms(self, perms, obj), User.has_perms


def page(request):
    return HttpResponse("ok")


class Page(View):
    def get(self, request):
        return HttpResponse("ok")


class Left(PermissionRequiredMixin, Page):
    permission_required = "auth.add_user"


class Both(PermissionRequiredMixin, Page):
    permission_required = ["auth.add_user", "auth.change_user"]


class Yes(UserPassesTestMixin):
    def test_func(self):
        return True


class No(UserPassesTestMixin):
    def test_func(self):
        return False


class TwoTests(Yes, No, Page):
    pass


class Right(Page, PermissionRequiredMixin):
    permission_required = "auth.add_user"


urlpatterns = [
    path("decorator/", permission_required("auth.add_user")(page)),
    path("raising/", permission_required("auth.add_user", raise_exception=True)(page)),
    path("raising-login/", login_required(permission_required("auth.add_user", raise_exception=True)(page))),
    path("both/", Both.as_view()),
    path("two-tests/", TwoTests.as_view()),
    path("login/", LoginView.as_view(redirect_authenticated_user=True)),
    path("mixin-left/", Left.as_view()),
    path("mixin-right/", Right.as_view()),
]
client = Client()
client.force_login(User.objects.create_user("clerk"))
same(
    "logged in without the permission",
    {url: client.get(f"/{url}/").status_code for url in ("decorator", "raising", "mixin-left", "mixin-right")},
    {"decorator": 302, "raising": 403, "mixin-left": 403, "mixin-right": 200},
)
same(
    "anonymous",
    {url: Client().get(f"/{url}/").status_code for url in ("decorator", "raising", "raising-login", "mixin-left", "mixin-right")},
    {"decorator": 302, "raising": 403, "raising-login": 302, "mixin-left": 302, "mixin-right": 200},
)
same("logged in, login_required above", client.get("/raising-login/").status_code, 403)
try:
    client.get("/decorator/", follow=True)
except RedirectCycleError as error:
    loop = [url for url, status in error.redirect_chain]
same("redirect_authenticated_user=True", loop[:2], ["/login/?next=/decorator/", "/decorator/"])
clerk = User.objects.get()
add, change = (Permission.objects.create(codename=f"{a}_user", content_type=ContentType.objects.get_for_model(User)) for a in ("add", "change"))
for permission, status in ((add, 403), (change, 200)):
    clerk.user_permissions.add(permission)
    same(f"list of two, has {permission.codename} too", client.get("/both/").status_code, status)
same("asked without an object", {obj for obj in asked}, {None})
same("two UserPassesTestMixin", client.get("/two-tests/").status_code, 200)
