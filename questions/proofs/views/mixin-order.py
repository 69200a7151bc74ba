from django.contrib.auth.mixins import LoginRequiredMixin, PermissionRequiredMixin, UserPassesTestMixin
from django.views.generic import TemplateView

TEMPLATES["report.html"] = "secret figures"


class Wrong(TemplateView, LoginRequiredMixin):
    template_name = "report.html"


class Right(LoginRequiredMixin, TemplateView):
    template_name = "report.html"


class Permitted(PermissionRequiredMixin, TemplateView):
    template_name = "report.html"
    permission_required = "auth.view_user"


class Even(UserPassesTestMixin):
    def test_func(self):
        return True


class Never(UserPassesTestMixin):
    def test_func(self):
        return False


class Both(Even, Never, TemplateView):
    template_name = "report.html"


def status(view, user):
    request = rf.get("/")
    request.user = user
    try:
        return view.as_view()(request).status_code
    except PermissionDenied:
        return 403


class Member(AnonymousUser):
    is_authenticated, is_anonymous = True, False

    def has_perms(self, perms, obj=None):
        return False


same("mixin on the right, anonymous", status(Wrong, AnonymousUser()), 200)
same("mixin on the left, anonymous", status(Right, AnonymousUser()), 302)
same("permission missing, logged in", status(Permitted, Member()), 403)
same("permission missing, anonymous", status(Permitted, AnonymousUser()), 302)
same("two UserPassesTestMixin parents, the right one refuses", status(Both, Member()), 200)
