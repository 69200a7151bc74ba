# shows: 1 2 3 4 5
from django.contrib.auth.mixins import LoginRequiredMixin, PermissionRequiredMixin, UserPassesTestMixin
from django.core.management import call_command
from django.views import View
from django.views.generic import ListView

TEMPLATES["blog/tag_list.html"] = "secret figures"


class Wrong(ListView, LoginRequiredMixin):
    model = Tag


class Right(LoginRequiredMixin, ListView):
    model = Tag


class ReportView(PermissionRequiredMixin, ListView):
    permission_required = "blog.view_tag"
    model = Tag


class Even(UserPassesTestMixin):
    def test_func(self):
        return True


class Never(UserPassesTestMixin):
    def test_func(self):
        return False


class Both(Even, Never, ListView):
    model = Tag


class Swapped(Never, Even, ListView):
    model = Tag


member, allowed = (User.objects.create_user(n) for n in ("member", "allowed"))
permission = Permission.objects.create(
    codename="view_tag", name="v", content_type=apps.get_model("contenttypes.ContentType").objects.get_for_model(Tag)
)
allowed.user_permissions.add(permission)


def status(view, user):
    request = rf.get("/")
    request.user = user
    try:
        response = view.as_view()(request)
    except PermissionDenied:
        return 403
    return response["Location"] if response.status_code == 302 else response.status_code


anonymous, login = AnonymousUser(), "/accounts/login/?next=/"
order = [cls.__name__ for cls in Wrong.__mro__]
same("MRO: view before mixin", order.index("View") < order.index("LoginRequiredMixin"), True)
same("View.dispatch() calls super()", "super" in View.dispatch.__code__.co_names, False)
same("mixin on the right, anonymous", status(Wrong, anonymous), 200)
same("mixin on the left, anonymous", status(Right, anonymous), login)
same("LoginRequiredMixin asks only for a login", status(Right, member), 200)
same("permission: anonymous, without it, with it", [status(ReportView, u) for u in (anonymous, member, allowed)], [login, 403, 200])
same("two test_func(): only the left one counts", (status(Both, member), status(Swapped, member)), (200, 403))
urlpatterns[:] = [path("", Wrong.as_view())]
with warnings.catch_warnings():
    warnings.simplefilter("error")
    call_command("check", fail_level="WARNING")


class Work:
    def dispatch(self, request, *args, **kwargs):
        Tag.objects.count()
        return super().dispatch(request, *args, **kwargs)


for label, bases, n in (("left of the access mixin", (Work, LoginRequiredMixin), 1), ("right of it", (LoginRequiredMixin, Work), 0)):
    view = type("V", (*bases, ListView), {"model": Tag})
    with queries(f"anonymous, work {label}", n):
        status(view, anonymous)
