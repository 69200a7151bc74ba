# shows: 1 2 3 4
import pathlib
import tempfile
import urllib.request

from django.contrib.staticfiles.testing import StaticLiveServerTestCase
from django.test import LiveServerTestCase
from django.test.testcases import DatabaseOperationForbidden

urlpatterns = [path("tags/", lambda request: HttpResponse(",".join(Tag.objects.values_list("name", flat=True))))]
folder = pathlib.Path(tempfile.mkdtemp())
(folder / "site.css").write_text("p {}")
use("django.contrib.staticfiles", STATICFILES_DIRS=[folder])
seen = []


class Simple(SimpleTestCase):
    def test_queries_are_forbidden(self):
        with self.assertRaises(DatabaseOperationForbidden):
            Tag.objects.count()


class Allowed(SimpleTestCase):
    databases = {"default"}

    def test_1(self):
        Tag.objects.create(name="kept")

    def test_2_not_rolled_back(self):
        self.assertEqual(Tag.objects.count(), 1)
        Tag.objects.all().delete()


class Rows(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.tag = Tag.objects.create(name="class")

    def test_1(self):
        Tag.objects.create(name="test")
        self.assertEqual(Tag.objects.count(), 2)

    def test_2(self):
        self.assertEqual(Tag.objects.get(), self.tag)


class Commits(TransactionTestCase):
    def test_1(self):
        self.assertFalse(connection.in_atomic_block)
        Tag.objects.create(name="committed")

    def test_2_flushed(self):
        self.assertEqual(Tag.objects.count(), 0)


class Live(LiveServerTestCase):
    def test_server(self):
        Tag.objects.create(name="row")
        self.assertEqual(urllib.request.urlopen(self.live_server_url + "/tags/").read(), b"row")
        self.assertTrue(self.server_thread.is_alive())
        seen.append(self.server_thread.port)


class Static(StaticLiveServerTestCase):
    def test_static(self):
        # No view serves it, and collectstatic has not run.
        url = self.live_server_url + "/static/site.css"
        self.assertEqual(urllib.request.urlopen(url).read(), b"p {}")


same("a subclass of TransactionTestCase", issubclass(LiveServerTestCase, TransactionTestCase), True)
same("and no TestCase", issubclass(LiveServerTestCase, TestCase), False)
with queries("the flush after each test") as ctx:
    Commits("test_1")._fixture_teardown()
flushed = {table for table in connection.introspection.table_names() for q in ctx if f'DELETE FROM "{table}"' in q["sql"]}
same("of all tables", flushed == set(connection.introspection.table_names()), True)
run_tests(Simple, Allowed, Rows, Commits, Live, Static)
same("a free port", seen[0] > 1023, True)
