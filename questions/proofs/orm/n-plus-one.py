# shows: 1 2 3 4 5
from django.db.models import Prefetch


def more(posts):
    for i in range(posts):
        post = Post.objects.create(title=str(i), author=Author.objects.create(name=str(i)))
        Comment.objects.bulk_create([Comment(post=post, score=20), Comment(post=post, score=1)])


def naive():
    for post in Post.objects.all():
        post.author.name
        list(post.comments.filter(score__gt=10))


def fixed():
    popular = Comment.objects.filter(score__gt=10)
    posts = Post.objects.select_related("author").prefetch_related(
        Prefetch("comments", queryset=popular, to_attr="popular_comments")
    )
    return [(post.author.name, len(post.popular_comments)) for post in posts]


more(50)
with queries("naive, 50 posts", 101):
    naive()
with queries("fixed, 50 posts", 2) as ctx:
    assert fixed() == [(str(i), 1) for i in range(50)]
join, children = (q["sql"] for q in ctx)
assert "INNER JOIN" in join and '"post_id" IN (1, 2, ' in children and "JOIN" not in children
with queries("prefetched, but filtered afterwards", 52):
    for post in Post.objects.select_related("author").prefetch_related("comments"):
        post.author.name
        list(post.comments.filter(score__gt=10))
with queries("prefetched, not filtered", 2):
    for post in Post.objects.select_related("author").prefetch_related("comments"):
        post.author.name
        list(post.comments.all())


class Page(TestCase):
    @classmethod
    def setUpTestData(cls):
        more(50)

    def test_fixed(self):
        with self.assertNumQueries(2):
            fixed()

    def test_naive(self):
        with self.assertRaisesMessage(AssertionError, "101 queries executed, 2 expected"):
            with self.assertNumQueries(2):
                naive()


more(50)
with queries("naive, 100 posts", 201):
    naive()
with queries("fixed, 100 posts", 2):
    fixed()
run_tests(Page)
