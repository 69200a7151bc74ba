# shows: 1 2 3 4 5
from django.core.files.storage import default_storage
from django.core.signals import setting_changed
from django.db import connections
from django.test import modify_settings
from django.views.generic import ListView

use(PAGE_SIZE=50)
TEMPLATES["x.html"] = "x"

# The code of the card.
PAGE_SIZE = settings.PAGE_SIZE  # read once, at import


def page_size():
    return settings.PAGE_SIZE  # read when it is needed


class Posts(ListView):
    paginate_by = settings.PAGE_SIZE


def default(size=settings.PAGE_SIZE):
    return size


def mark(get_response):
    def middleware(request):
        response = get_response(request)
        response["X-Mark"] = "1"
        return response

    return middleware


urlpatterns = [path("", lambda request: HttpResponse())]
cached = {}


def cached_size():
    return cached.setdefault("size", settings.PAGE_SIZE)


def forget(setting, **kwargs):
    if setting == "PAGE_SIZE":
        cached.clear()


class Overriding(TestCase):
    @override_settings(PAGE_SIZE=2)
    def test_a_value_read_at_import_stays(self):
        self.assertEqual((PAGE_SIZE, Posts.paginate_by, default(), page_size()), (50, 50, 50, 2))

    def test_a_client_keeps_its_middleware(self):
        with override_settings(MIDDLEWARE=["__main__.mark"]):
            client = Client()
            client.get("/")
        with override_settings(MIDDLEWARE=[]):
            self.assertIn("X-Mark", client.get("/"))
            self.assertNotIn("X-Mark", Client().get("/"))
        late = Client()
        with override_settings(MIDDLEWARE=["__main__.mark"]):  # before its first request
            self.assertIn("X-Mark", late.get("/"))

    def test_setting_changed(self):
        self.assertEqual(cached_size(), 50)
        with override_settings(PAGE_SIZE=2):
            self.assertEqual(cached_size(), 50)
        setting_changed.connect(forget)
        self.addCleanup(setting_changed.disconnect, forget)
        with override_settings(PAGE_SIZE=2):
            self.assertEqual(cached_size(), 2)
        self.assertEqual(cached_size(), 50)

    def test_django_listens(self):
        from django.contrib.auth.hashers import get_hasher

        md5 = get_hasher().algorithm
        with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.ScryptPasswordHasher"]):
            self.assertEqual((md5, get_hasher().algorithm), ("md5", "scrypt"))
        url = default_storage.base_url
        with override_settings(MEDIA_URL="/uploads/"):
            self.assertEqual((url, default_storage.base_url), ("/", "/uploads/"))
        self.assertEqual(render_to_string("x.html"), "x")
        with override_settings(TEMPLATES=[]), self.assertRaises(TemplateDoesNotExist):
            render_to_string("x.html")

    def test_databases(self):
        name = connection.settings_dict["NAME"]
        with self.assertWarnsMessage(UserWarning, "Overriding setting DATABASES can lead to unexpected behavior."):
            with override_settings(DATABASES={"default": {"ENGINE": "none", "NAME": "other"}}):
                self.assertEqual((connection.settings_dict["NAME"], Tag.objects.count()), (name, 0))

    def test_installed_apps(self):
        with self.modify_settings(INSTALLED_APPS={"append": "django.contrib.sites"}):
            self.assertTrue(apps.is_installed("django.contrib.sites"))
            self.assertNotIn("django_site", connection.introspection.table_names())

    def test_one_request(self):
        with self.settings(PAGE_SIZE=2):
            self.assertEqual(page_size(), 2)
        self.assertEqual(page_size(), 50)

    @modify_settings(MIDDLEWARE={"append": "__main__.mark", "remove": "django.middleware.csrf.CsrfViewMiddleware"})
    def test_modify(self):
        self.assertIn("X-Mark", self.client.get("/"))
        self.assertNotIn("django.middleware.csrf.CsrfViewMiddleware", settings.MIDDLEWARE)


class Assigned1(SimpleTestCase):
    def test(self):
        settings.PAGE_SIZE = 3


class Assigned2(SimpleTestCase):
    def test_nothing_restores_it(self):
        self.assertEqual(page_size(), 3)


run_tests(Overriding, Assigned1, Assigned2)
