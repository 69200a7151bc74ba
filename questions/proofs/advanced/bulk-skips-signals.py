from django.db.models.signals import post_delete, post_save


class PostProxy(Post):
    class Meta:
        proxy = True


class Review(Post):
    stars = models.IntegerField(default=5)


create(Review)
saved, deleted = [], []
keep = [lambda sender, **kw: saved.append(sender.__name__), lambda instance, **kw: deleted.append(instance.pk)]
post_save.connect(keep[0], sender=Post)
post_delete.connect(keep[1], sender=Post)
ann = Author.objects.create(name="ann")
Post.objects.bulk_create([Post(title=str(i), author=ann) for i in range(3)])
Post.objects.update(views=1)
Post.objects.bulk_update(Post.objects.all(), ["views"])
same("bulk_create, update, bulk_update", saved, [])
PostProxy.objects.create(title="proxy", author=ann)
Review.objects.create(title="child", author=ann)
same("proxy and child", saved, [])
Post.objects.update_or_create(pk=1, defaults={"views": 2})
same("update_or_create", saved, ["Post"])
Post.objects.filter(pk__lte=3).delete()
same("QuerySet.delete()", len(deleted), 3)
