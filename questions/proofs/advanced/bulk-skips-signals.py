# needs: Django>=6.0
# shows: 1 2 3 4 6
from functools import partial

from django.db import connections
from django.db.models.signals import post_delete, post_save
from django.tasks import task

saved, deleted, indexed = [], [], []


@task
def reindex(pks):
    indexed.append(pks)


# The code of the card.
class PostQuerySet(models.QuerySet):
    def publish(self):
        pks = list(self.values_list("pk", flat=True))
        posts = self.model.objects.using(self._db).filter(pk__in=pks)
        count = posts.update(published=True)
        index = partial(reindex.enqueue, pks)  # a task, from 6.0
        transaction.on_commit(index, using=posts.db)
        return count


class Article(models.Model):
    title = models.TextField()
    published = models.BooleanField(default=False)
    objects = PostQuerySet.as_manager()


class ArticleProxy(Article):
    class Meta:
        proxy = True


class Review(Article):
    stars = models.IntegerField(default=5)


create(Article, Review)


def on_save(sender, created, **kwargs):
    saved.append((sender.__name__, created))


def on_delete(sender, instance, **kwargs):
    deleted.append(instance.title)


post_save.connect(on_save, sender=Article)
post_delete.connect(on_delete, sender=Article)
Article.objects.bulk_create([Article(title=str(i)) for i in range(3)])
Article.objects.update(title="x")
Article.objects.bulk_update(Article.objects.all(), ["title"])
with connection.cursor() as cursor:
    cursor.execute("UPDATE blog_article SET title = 'raw'")
same("bulk_create, update, bulk_update, SQL", saved, [])
ArticleProxy.objects.create(title="proxy")
Review.objects.create(title="child")
same("proxy and child", saved, [])
Article.objects.update_or_create(pk=1, defaults={"title": "y"})
Article.objects.update_or_create(pk=99, defaults={"title": "z"})
same("update_or_create", saved, [("Article", False), ("Article", True)])
with CaptureQueriesContext(connection) as ctx:
    Article.objects.filter(pk__lte=3).delete()
same("QuerySet.delete()", sorted(deleted), ["raw", "raw", "y"])
same("sent first", ctx[0]["sql"].split()[0], "SELECT")

Article.objects.filter(pk=99).update(published=False)
with transaction.atomic():
    same("published", Article.objects.filter(title__in=["z", "child"]).publish(), 2)
    same("indexed before the commit", indexed, [])
same("indexed after it", len(indexed[0]), 2)
same("in the table", Article.objects.filter(pk__in=indexed[0], published=True).count(), 2)
same("no signal", saved, [("Article", False), ("Article", True)])



# Reads go to a replica, and the update does not.
class Router:
    def db_for_read(self, model, **hints):
        return "replica"

    def db_for_write(self, model, **hints):
        return "default"


connections["replica"] = connection.copy("replica")
connections["replica"].connection = connection.connection
indexed.clear()
with override_settings(DATABASE_ROUTERS=[Router()]):
    with CaptureQueriesContext(connections["replica"]) as read, CaptureQueriesContext(connection) as written:
        with transaction.atomic():
            Article.objects.filter(title="z").publish()
            same("indexed before the commit of default", indexed, [])
same("to the replica", [q["sql"].split()[0] for q in read], ["SELECT"])
same("to default", [q["sql"].split()[0] for q in written], ["BEGIN", "UPDATE", "COMMIT"])
same("indexed", len(indexed), 1)
connections["replica"].connection = None

if hasattr(models, "DB_CASCADE"):

    class Shelf(models.Model):
        pass

    class Book(models.Model):
        shelf = models.ForeignKey(Shelf, models.DB_CASCADE)

    create(Shelf, Book)
    seen = []

    def gone(sender, **kwargs):
        seen.append(sender.__name__)

    for model in (Shelf, Book):
        post_delete.connect(gone, sender=model)
    shelf = Shelf.objects.create()
    Book.objects.create(shelf=shelf)
    shelf.delete()
    same("DB_CASCADE", (seen, Book.objects.count()), (["Shelf"], 0))
