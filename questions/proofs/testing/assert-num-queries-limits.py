from django.contrib.contenttypes.models import ContentType

urlpatterns = [
    path("naive/", lambda request: HttpResponse([post.author.name for post in Post.objects.all()])),
    path("right/", lambda request: HttpResponse([p.author.name for p in Post.objects.select_related("author")])),
    path("who/", lambda request: HttpResponse(str(request.user))),
]


class Growth(TestCase):
    def count(self, url, rows):
        ann = Author.objects.create(name="ann")
        Post.objects.all().delete()
        Post.objects.bulk_create(Post(title=str(i), author=ann) for i in range(rows))
        with CaptureQueriesContext(connection) as ctx:
            self.client.get(url)
        return len(ctx)

    def test_one_row_proves_nothing(self):
        same("naive, 1 row and 10 rows", (self.count("/naive/", 1), self.count("/naive/", 10)), (2, 11))
        same("right, 1 row and 10 rows", (self.count("/right/", 1), self.count("/right/", 10)), (1, 1))


class Noise(TestCase):
    def test_session_and_user_count_too(self):
        self.client.force_login(User.objects.create_user("ann"))
        with self.assertNumQueries(2):
            self.client.get("/who/")

    def test_savepoints_count_too(self):
        with self.assertNumQueries(3), transaction.atomic():
            Tag.objects.count()

    def test_content_types_are_cached(self):
        ContentType.objects.clear_cache()
        with self.assertNumQueries(1):
            ContentType.objects.get_for_model(Tag)
        with self.assertNumQueries(0):
            ContentType.objects.get_for_model(Tag)


run_tests(Growth, Noise)
