ann = Author.objects.create(name="ann")
for i in range(10):
    Post.objects.create(title=str(i), author=ann, views=i // 2)  # views plays the date, with ties


def by_number(page):
    return [p.pk for p in Post.objects.order_by("-views", "-pk")[(page - 1) * 4 : page * 4]]


def after(last):
    posts = Post.objects.filter(views__lte=last.views).exclude(views=last.views, pk__gte=last.pk)
    return [p.pk for p in posts.order_by("-views", "-pk")[:4]]


first = by_number(1)
Post.objects.create(title="new", author=ann, views=99)
same("page 2 by number repeats", set(first) & set(by_number(2)), {first[-1]})
second = after(Post.objects.get(pk=first[-1]))
third = after(Post.objects.get(pk=second[-1]))
same("by position: all, once", first + second + third, list(range(10, 0, -1)))
