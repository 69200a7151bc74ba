class PostQuerySet(models.QuerySet):
    def published(self):
        return self.filter(published=True)

    def popular(self):
        return self.filter(views__gte=10)

    def _secret(self):
        return 1

    def wipe(self):
        return "wiped"

    wipe.queryset_only = True


class LiveManager(models.Manager.from_queryset(PostQuerySet)):
    def get_queryset(self):
        return super().get_queryset().exclude(title="")

    def drafts(self):
        return self.filter(published=False)


class Article(models.Model):
    title = models.CharField(max_length=20)
    published = models.BooleanField(default=True)
    views = models.IntegerField(default=0)
    author = models.ForeignKey(Author, models.CASCADE, null=True)
    objects = LiveManager()


create(Article)
a = Author.objects.create(name="a")
Article.objects.create(title="x", views=20, author=a)
Article.objects.create(title="", views=20)
assert Article.objects.published().popular().count() == 1
assert a.article_set.published().popular().count() == 1
assert not hasattr(Article.objects, "_secret") and not hasattr(Article.objects, "wipe")
assert not hasattr(Article.objects.all(), "drafts")
print("filters chain from the manager, from a QuerySet and from a related manager")
