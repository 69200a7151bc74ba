from django.db.models import Prefetch

for i in range(50):
    author = Author.objects.create(name=f"author {i}")
    post = Post.objects.create(title=f"post {i}", author=author)
    Comment.objects.create(post=post, score=20)
    Comment.objects.create(post=post, score=1)

with queries("naive", 101):
    for post in Post.objects.all():
        post.author.name
        list(post.comments.filter(score__gt=10))

with queries("prefetched, then filtered", 52):
    for post in Post.objects.select_related("author").prefetch_related("comments"):
        post.author.name
        list(post.comments.filter(score__gt=10))

popular = Comment.objects.filter(score__gt=10)
with queries("Prefetch(to_attr=)", 2):
    posts = Post.objects.select_related("author").prefetch_related(
        Prefetch("comments", queryset=popular, to_attr="popular_comments")
    )
    for post in posts:
        post.author.name
        assert len(post.popular_comments) == 1
