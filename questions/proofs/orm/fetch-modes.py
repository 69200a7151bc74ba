from django.core.exceptions import FieldFetchBlocked

for i in range(20):
    post = Post.objects.create(title=str(i), author=Author.objects.create(name=str(i)))
    Comment.objects.create(post=post)
peers = Post.objects.fetch_mode(models.FETCH_PEERS)
strict = Post.objects.fetch_mode(models.FETCH_RAISE)
with queries("by default", 21):
    for post in Post.objects.all():
        post.author.name
with queries("FETCH_PEERS", 2):
    for post in peers.all():
        post.author.name
with queries("FETCH_PEERS, deferred field", 2):
    for post in peers.only("title"):
        post.body
with queries("FETCH_PEERS, comment.post.author", 3):
    for comment in Comment.objects.fetch_mode(models.FETCH_PEERS):
        comment.post.author.name
with queries("FETCH_PEERS, to-many manager", 21):
    for post in peers.all():
        list(post.comments.all())
with queries("FETCH_PEERS, iterator()", 21):
    for post in peers.iterator():
        post.author.name
with queries("select_related", 1):
    for post in strict.select_related("author"):
        post.author.name
with queries("FETCH_RAISE, to-many manager", 2):
    list(strict[0].comments.all())
for attribute, qs in (("author", strict), ("body", strict.only("title"))):
    raises(FieldFetchBlocked, getattr, qs[0], attribute)
