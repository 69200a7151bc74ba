from django.contrib.auth.decorators import permission_required
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.views.generic import View

use(LOGIN_URL="/login/")


def page(request):
    return HttpResponse("ok")


class Page(View):
    def get(self, request):
        return HttpResponse("ok")


class Left(PermissionRequiredMixin, Page):
    permission_required = "auth.add_user"


class Right(Page, PermissionRequiredMixin):
    permission_required = "auth.add_user"


urlpatterns = [
    path("decorator/", permission_required("auth.add_user")(page)),
    path("raising/", permission_required("auth.add_user", raise_exception=True)(page)),
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
same("anonymous", Client().get("/mixin-left/").status_code, 302)
