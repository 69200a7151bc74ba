# shows: 1 2 3 4 5
class ArticleQuerySet(models.QuerySet):
    def published(self):
        return self.filter(published=True)

    def _secret(self):
        return self

    def _shared(self):
        return self

    _shared.queryset_only = False

    def wipe(self):
        return self.delete()

    wipe.queryset_only = True


class ArticleManager(models.Manager.from_queryset(ArticleQuerySet)):
    def create_draft(self, **fields):
        return self.create(published=False, **fields)


class Article(models.Model):
    author = models.ForeignKey(Author, models.CASCADE)
    published = models.BooleanField(default=True)

    objects = ArticleManager()


class Short(models.Model):
    published = models.BooleanField(default=True)

    objects = ArticleQuerySet.as_manager()


class OldManager(models.Manager):
    def published(self):
        return self.filter(published=True)


class Old(models.Model):
    author = models.ForeignKey(Author, models.CASCADE)
    published = models.BooleanField(default=True)

    objects = OldManager()


class Second(models.Model):
    author = models.ForeignKey(Author, models.CASCADE)
    published = models.BooleanField(default=True)

    plain = models.Manager()
    objects = ArticleManager()


create(Article, Short, Old, Second)
author = Author.objects.create(name="a")
print("before:")
assert Old.objects.published().count() == 0
raises(AttributeError, lambda: Old.objects.filter(pk__gt=0).published())
print("after:")
article = Article.objects.create(author=author)
draft = Article.objects.create_draft(author=author)
for found in (Article.objects, Article.objects.filter(pk__gt=0), author.article_set, author.article_set.filter(pk__gt=0)):
    same(type(found).__name__, list(found.published()), [article])
assert isinstance(author.article_set, ArticleManager) and not hasattr(Article.objects.all(), "create_draft")
raises(AttributeError, lambda: author.second_set.published())  # there it is not the default manager
Short.objects.create()
assert Short.objects.published().count() == Short.objects.filter(pk__gt=0).published().count() == 1

raises(AttributeError, getattr, Article.objects, "_secret")
assert Article.objects._shared().count() == 2
raises(AttributeError, getattr, Article.objects, "wipe")
raises(AttributeError, getattr, Article.objects, "delete")
assert models.QuerySet.delete.queryset_only is True and Article.objects.all().wipe()[0] == 2


class Popular:
    def popular(self):
        return self.filter(views__gte=10)


class Titled:
    def titled(self):
        return self.exclude(title="")


class PageQuerySet(Popular, Titled, models.QuerySet):
    pass


class Page(models.Model):
    title = models.CharField(max_length=9)
    views = models.IntegerField()

    objects = models.Manager.from_queryset(PageQuerySet)()


create(Page)
Page.objects.create(title="x", views=10)
assert Page.objects.popular().titled().count() == 1
