# shows: 1 2 3 4 5
from datetime import timedelta
from xml.etree import ElementTree

from django.contrib.syndication.views import Feed
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed


class Entry(models.Model):
    title = models.TextField()
    created = models.DateTimeField()
    author = models.ForeignKey(Author, models.CASCADE)

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return f"/posts/{self.pk}/"


create(Entry)
Post = Entry


# The code of the card.
class LatestPosts(Feed):
    title, link, description = "Blog", "/", "New posts"

    def items(self):
        return Post.objects.order_by("-created")[:20]

    def item_pubdate(self, post):
        return post.created

class AtomPosts(LatestPosts):
    feed_type, subtitle = Atom1Feed, LatestPosts.description


class Titled(LatestPosts):
    def item_title(self, post):
        return post.title.upper()

    def item_description(self, post):
        return "text"


class ByAuthor(LatestPosts):
    def get_object(self, request, pk):
        return Author.objects.get(pk=pk)

    def title(self, author):
        return f"Posts by {author.name}"

    def items(self, author):
        return Post.objects.filter(author=author)


urlpatterns = [
    path("rss/", LatestPosts()),
    path("atom/", AtomPosts()),
    path("titled/", Titled()),
    path("by/<int:pk>/", ByAuthor()),
]
ann, bob = (Author.objects.create(name=name) for name in ("ann", "bob"))
now = timezone.now()
for i in range(25):
    Post.objects.create(title=f"Post {i}", created=now + timedelta(days=i), author=bob if i else ann)


def get(url, **options):
    response = Client().get(url, **options)
    assert response.status_code == 200, response
    return response, ElementTree.fromstring(response.content)


response, rss = get("/rss/")
items = rss.findall("channel/item")
same("RSS", (response.headers["Content-Type"], rss.tag, len(items)), ("application/rss+xml; charset=utf-8", "rss", 20))
first = {child.tag: child.text for child in items[0]}
same("entry", [first[key] for key in ("title", "description", "link")], ["Post 24", "Post 24", "http://testserver/posts/25/"])
same("Last-Modified", "Last-Modified" in response.headers, True)
response, atom = get("/atom/")
ns = "{http://www.w3.org/2005/Atom}"
same("Atom", (response.headers["Content-Type"], atom.tag), ("application/atom+xml; charset=utf-8", f"{ns}feed"))
same("subtitle, entries", (atom.findtext(f"{ns}subtitle"), len(atom.findall(f"{ns}entry"))), ("New posts", 20))
first = get("/titled/")[1].find("channel/item")
same("title and description of its own", (first.findtext("title"), first.findtext("description")), ("POST 24", "text"))
rss = get(f"/by/{ann.pk}/")[1]
same("one author", (rss.findtext("channel/title"), len(rss.findall("channel/item"))), ("Posts by ann", 1))
same("unknown author", Client().get("/by/99/").status_code, 404)
Post.objects.create(title="A & B", created=now + timedelta(days=99), author=bob)
first = get("/rss/")[1].find("channel/item")
same("the title is escaped once more", (first.findtext("title"), first.findtext("description")), ("A &amp; B", "A & B"))

# Which domain?
same("host of the request", get("/rss/", headers={"host": "localhost"})[1].findtext("channel/link"), "http://localhost/")
del Post.get_absolute_url
raises(ImproperlyConfigured, Client().get, "/rss/")
