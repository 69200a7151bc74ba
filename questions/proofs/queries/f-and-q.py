# shows: 1 2 3 4
from django.db.models import F, Q

user, other = Author.objects.create(name="user"), Author.objects.create(name="other")
pk = Post.objects.create(title="mine", author=user, published=False).pk

copies = [Post.objects.get(pk=pk) for request in range(2)]
for post in copies:
    post.views += 1
    post.save()
same("views after two requests, in Python", Post.objects.get(pk=pk).views, 1)
Post.objects.update(views=0)
copies = [Post.objects.get(pk=pk) for request in range(2)]
for post in copies:
    with queries("update() with F()", 1) as ctx:
        Post.objects.filter(pk=pk).update(views=F("views") + 1)
    assert 'SET "views" = ("blog_post"."views" + 1)' in ctx[0]["sql"]
same("views after two requests, with F()", Post.objects.get(pk=pk).views, 2)

Post.objects.create(title="live", author=other, views=1)
Post.objects.create(title="hidden", author=other, published=False)
Post.objects.create(title="both", author=user, views=9)


def titles(*args, **kwargs):
    return sorted(Post.objects.filter(*args, **kwargs).values_list("title", flat=True))


same("keywords", titles(author=user, published=True), ["both"])
same("|", titles(Q(author=user) | Q(published=True)), ["both", "live", "mine"])
same("&", titles(Q(author=user) & Q(published=True)), ["both"])
same("^", titles(Q(author=user) ^ Q(published=True)), ["live", "mine"])
same("~", titles(~Q(author=user)), ["hidden", "live"])


class Article(models.Model):
    views = models.IntegerField()
    likes = models.IntegerField()
    stock = models.IntegerField()


create(Article)
Article.objects.bulk_create([Article(pk=1, views=3, likes=4, stock=1), Article(pk=2, views=5, likes=4, stock=0)])
same("two columns of a row", [a.pk for a in Article.objects.filter(views__gt=F("likes"))], [2])
Article.objects.filter(pk=2).update(stock=F("stock") - 1)
same("F() alone", Article.objects.get(pk=2).stock, -1)
pk, n = 1, 1
sold = [Article.objects.filter(pk=pk, stock__gte=n).update(stock=F("stock") - n) for buyer in range(2)]
same("with the condition: rows, stock", (sold, Article.objects.get(pk=1).stock), ([1, 0], 0))
