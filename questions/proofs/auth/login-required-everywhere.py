# needs: djangorestframework
from django.contrib.auth.decorators import login_not_required, permission_required
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.contrib.auth.views import LoginView
from django.utils.decorators import method_decorator
from django.views.generic import View

use(
    "rest_framework",
    LOGIN_URL="/login/",
    MIDDLEWARE=[*settings.MIDDLEWARE, "django.contrib.auth.middleware.LoginRequiredMiddleware"],
)

from rest_framework.decorators import api_view
from rest_framework.response import Response


def private(request):
    return HttpResponse("private")


@login_not_required
def public(request):
    return HttpResponse("public")


@method_decorator(login_not_required, name="dispatch")
class PublicClass(View):
    def get(self, request):
        return HttpResponse("public")


class Restricted(PermissionRequiredMixin, View):
    permission_required = "auth.add_user"


@api_view()
def api(request):
    return Response("open")


TEMPLATES["registration/login.html"] = "log in"
urlpatterns = [
    path("private/", private),
    path("public/", public),
    path("class/", PublicClass.as_view()),
    path("restricted/", Restricted.as_view()),
    path("decorated/", permission_required("auth.add_user")(private)),
    path("api/", api),
    path("login/", LoginView.as_view()),
]
client = Client()
pages = ("private", "public", "class", "restricted", "api", "login", "unknown")
same(
    "anonymous",
    {page: client.get(f"/{page}/").status_code for page in pages},
    {"private": 302, "public": 200, "class": 200, "restricted": 302, "api": 200, "login": 200, "unknown": 404},
)
client.force_login(User.objects.create_user("ann"))
same(
    "logged in",
    {page: client.get(f"/{page}/").status_code for page in ("private", "restricted", "decorated")},
    {"private": 200, "restricted": 403, "decorated": 302},
)
