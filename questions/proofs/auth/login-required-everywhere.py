# needs: djangorestframework
# shows: 2 3 4 5
from django.contrib.auth.decorators import login_not_required, permission_required
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.contrib.auth.views import LoginView, PasswordResetView
from django.utils.decorators import method_decorator
from django.views.generic import TemplateView, View

use(
    "rest_framework",
    LOGIN_URL="/login/",
    MIDDLEWARE=["__main__.static_files", *settings.MIDDLEWARE, "django.contrib.auth.middleware.LoginRequiredMiddleware"],
)

from rest_framework.decorators import api_view
from rest_framework.permissions import IsAuthenticated
from rest_framework.response import Response
from rest_framework.views import APIView


def private(request):
    return HttpResponse("private")


@login_not_required
def health(request):
    return HttpResponse("ok")


@method_decorator(login_not_required, name="dispatch")
class Landing(TemplateView):
    template_name = "landing.html"


def missing(request):
    raise Http404


def my_login(request):
    return HttpResponse("a login view of one's own")


class MyLogin(LoginView):
    pass


class MyDispatch(LoginView):
    def dispatch(self, request, *args, **kwargs):
        return super().dispatch(request, *args, **kwargs)


def static_files(get_response):
    """An earlier middleware that serves files."""
    return lambda request: HttpResponse("file") if request.path.startswith("/static/") else get_response(request)


class Restricted(PermissionRequiredMixin, View):
    permission_required = "auth.add_user"


@api_view()
def api(request):
    return Response("open")


TEMPLATES["registration/login.html"] = "log in"
TEMPLATES["landing.html"] = "landing"
TEMPLATES["registration/password_reset_form.html"] = "reset"
urlpatterns = [
    path("private/", private),
    path("public/", health),
    path("class/", Landing.as_view()),
    path("restricted/", Restricted.as_view()),
    path("decorated/", permission_required("auth.add_user")(private)),
    path("api/", api),
    path("login/", LoginView.as_view()),
    path("reset/", PasswordResetView.as_view()),
    path("my-login/", my_login),
    path("missing/", missing),
]
client = Client()
pages = ("private", "public", "class", "restricted", "api", "login", "reset", "unknown", "static", "missing")
same(
    "anonymous",
    {page: client.get(f"/{page}/").status_code for page in pages},
    {"private": 302, "public": 200, "class": 200, "restricted": 302, "api": 200, "login": 200, "reset": 200, "unknown": 404, "static": 200, "missing": 302},
)
client.force_login(User.objects.create_user("ann"))
same(
    "logged in",
    {page: client.get(f"/{page}/").status_code for page in ("private", "restricted", "decorated")},
    {"private": 200, "restricted": 403, "decorated": 302},
)
open_views = [pattern.pattern._route for pattern in urlpatterns if not getattr(pattern.callback, "login_required", True)]
same("public views of the URLconf", open_views, ["public/", "class/", "api/", "login/", "reset/"])
with override_settings(LOGIN_URL="/my-login/"):
    response = Client().get("/my-login/")
    same("a login view without the decorator redirects to itself", response["Location"].split("?")[0], "/my-login/")
marks = [getattr(view.as_view(), "login_required", True) for view in (LoginView, MyLogin, MyDispatch)]
same("LoginView, a subclass, one with its own dispatch(): needs a login", marks, [False, False, True])


class Locked(APIView):
    permission_classes = [IsAuthenticated]


urlpatterns += [path("locked/", Locked.as_view())]
same("IsAuthenticated", Client().get("/locked/").status_code, 403)
