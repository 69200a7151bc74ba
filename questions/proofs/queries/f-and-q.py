from django.db.models import F, Q

post = Post.objects.create(title="a", author=Author.objects.create(name="a"), published=False)
first, second = Post.objects.get(), Post.objects.get()
for copy in (first, second):
    copy.views += 1
    copy.save()
post.refresh_from_db()
print("two read-modify-writes:", post.views)
assert post.views == 1
for _ in range(2):
    Post.objects.filter(pk=post.pk).update(views=F("views") + 1)
post.refresh_from_db()
assert post.views == 3
assert Post.objects.filter(Q(author=post.author) | Q(published=True), views__gt=F("id")).count() == 1
print(Post.objects.filter(Q(published=True) ^ Q(views__gt=1)).count())
assert Post.objects.filter(~Q(published=True)).count() == 1
