from django.db.models import Count

ann = Author.objects.create(name="ann")
tags = [Tag.objects.create(name=n) for n in "ab"]
for i in range(20):
    post = Post.objects.create(title=f"post {i}", author=ann, published=i % 2 == 0)
    post.tags.set(tags)
    Comment.objects.create(post=post)


def page(posts):
    return [(p.author.name, [t.name for t in p.tags.all()], p.n) for p in posts]


with queries("naive list", 31):
    [(p.author.name, [t.name for t in p.tags.all()], p.comments.count()) for p in Post.objects.filter(published=True)]
with queries("author joined, tags prefetched, comments counted", 2):
    rows = page(
        Post.objects.filter(published=True)
        .select_related("author").prefetch_related("tags").annotate(n=Count("comments"))
    )
same("rows", (len(rows), rows[0]), (10, ("ann", ["a", "b"], 1)))
