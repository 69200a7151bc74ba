from django.contrib.auth import views
from django.contrib.auth.forms import PasswordResetForm
from django.core import mail

use(MIDDLEWARE=["__main__.health", "django.middleware.common.CommonMiddleware"])


def health(get_response):
    def middleware(request):
        if request.path == "/healthz":
            return HttpResponse("ok")
        return get_response(request)

    return middleware


urlpatterns = [
    path("reset/<uidb64>/<token>/", views.PasswordResetConfirmView.as_view(), name="password_reset_confirm"),
    path("", lambda request: HttpResponse()),
]
TEMPLATES["registration/password_reset_subject.txt"] = "Reset"
TEMPLATES["registration/password_reset_email.html"] = (
    "{{ protocol }}://{{ domain }}{% url 'password_reset_confirm' uidb64=uid token=token %}"
)
User.objects.create_user("ann", "ann@example.com", "pw")


class HostHeader(TestCase):
    @override_settings(ALLOWED_HOSTS=["*"])
    def test_a_forged_host_ends_up_in_the_mail(self):
        User.objects.create_user("ann", "ann@example.com", "pw")
        form = PasswordResetForm({"email": "ann@example.com"})
        self.assertTrue(form.is_valid())
        form.save(request=rf.post("/", headers={"host": "evil.example"}))
        print(mail.outbox[0].body[:40])
        self.assertTrue(mail.outbox[0].body.startswith("http://evil.example/reset/"))

    @override_settings(ALLOWED_HOSTS=["shop.example.com"])
    def test_unknown_hosts(self):
        client = Client(headers={"host": "10.0.0.7"})
        self.assertEqual(client.get("/").status_code, 400)
        self.assertEqual(client.get("/healthz").status_code, 200)


run_tests(HostHeader)
