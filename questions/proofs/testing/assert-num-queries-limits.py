# shows: 1 2 3 4 5
from django.contrib.contenttypes.models import ContentType
from django.db import connections

connections.settings["replica"] = dict(connections.settings["default"])


def naive(request):
    return HttpResponse([post.author.name for post in Post.objects.all()])


def right(request):
    posts = Post.objects.select_related("author")
    return HttpResponse([f"{p.author.name} {ContentType.objects.get_for_model(p)}" for p in posts])


def who(request):
    return HttpResponse(str(request.user))


urlpatterns = [path("naive/", naive), path("posts/", right), path("who/", who)]


def make_posts(rows):
    for i in range(rows):
        Post.objects.create(title=str(i), author=Author.objects.create(name="ann"))


# The code of the card.
class Growth(TestCase):
    def count(self, new):
        make_posts(new)
        with CaptureQueriesContext(connection) as queries:
            self.client.get("/posts/")
        return len(queries)

    def test_no_n_plus_one(self):
        self.count(1)  # warms caches, which takes a row
        self.assertEqual(self.count(0), self.count(9))


class Cold(Growth):
    def test_no_n_plus_one(self):
        ContentType.objects.clear_cache()
        self.client.get("/posts/")  # an empty page warms nothing
        same("without warming", (self.count(1), self.count(9)), (2, 1))
        ContentType.objects.clear_cache()
        super().test_no_n_plus_one()


class Naive(TestCase):
    def count(self, rows):
        make_posts(rows)
        with CaptureQueriesContext(connection) as ctx:
            self.client.get("/naive/")
        return len(ctx)

    def test(self):
        same("N+1, 1 row and 10 rows", (self.count(1), self.count(9)), (2, 11))

    def test_one_row_hides_it(self):
        make_posts(1)
        with self.assertNumQueries(2):
            self.client.get("/naive/")
        with self.assertNumQueries(2):
            list(Post.objects.prefetch_related("author"))


class Noise(TestCase):
    databases = {"default", "replica"}

    def test_session_and_user_count_too(self):
        with self.assertNumQueries(0):
            self.client.get("/who/")
        self.client.force_login(User.objects.create_user("ann"))
        with self.assertNumQueries(2):
            self.client.get("/who/")

    @override_settings(SESSION_ENGINE="django.contrib.sessions.backends.signed_cookies")
    def test_sessions_elsewhere(self):
        self.client.force_login(User.objects.create_user("ann"))
        with self.assertNumQueries(1):
            self.client.get("/who/")

    def test_savepoints_count_too(self):
        with self.assertNumQueries(3) as ctx, transaction.atomic():
            Tag.objects.count()
        same("statements", [q["sql"].split()[0] for q in ctx.captured_queries], ["SAVEPOINT", "SELECT", "RELEASE"])

    def test_content_types_are_cached(self):
        ContentType.objects.clear_cache()
        with self.assertNumQueries(1):
            ContentType.objects.get_for_model(Tag)
        with self.assertNumQueries(0):
            ContentType.objects.get_for_model(Tag)

    def test_one_connection(self):
        with self.assertNumQueries(0), self.assertNumQueries(1, using="replica"):
            Tag.objects.using("replica").count()

    def test_it_prints_the_sql(self):
        with self.assertRaisesMessage(AssertionError, 'FROM "blog_tag"'):
            with self.assertNumQueries(0):
                Tag.objects.count()


if hasattr(models, "FETCH_RAISE"):
    from django.core.exceptions import FieldFetchBlocked

    class Blocked(TestCase):
        def test(self):
            make_posts(1)
            with self.assertRaises(FieldFetchBlocked):
                Post.objects.fetch_mode(models.FETCH_RAISE).get().author
            with self.assertRaises(FieldFetchBlocked):
                Post.objects.fetch_mode(models.FETCH_RAISE).defer("body").get().body

    run_tests(Blocked)
run_tests(Growth, Cold, Naive, Noise)
