# shows: 1 2 3 4 5 6
import datetime
import time

from django.contrib import admin
from django.contrib.syndication.views import Feed
from django.core.paginator import EmptyPage
from django.db.models import Q
from django.db.models.functions import Now
from django.urls import clear_url_caches
from django.utils import timezone
from django.views.generic import DetailView, ListView


class ArticleQuerySet(models.QuerySet):
    def published(self):
        return self.filter(status="published", published_at__lte=Now())

    def published_by_python(self):
        return self.filter(status="published", published_at__lte=timezone.now())


class Article(models.Model):
    title, slug, body = models.CharField(max_length=80), models.SlugField(unique=True), models.TextField()
    status = models.CharField(max_length=10, default="published")
    published_at = models.DateTimeField()
    author = models.ForeignKey(Author, on_delete=models.CASCADE)
    objects = ArticleQuerySet.as_manager()

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("post", args=[self.slug])


create(Article)


class PostList(ListView):
    paginate_by = 20

    def get_queryset(self):
        posts = Article.objects.published().select_related("author")
        if q := self.request.GET.get("q", "").strip():
            found = Q(title__icontains=q) | Q(body__icontains=q)
            posts = posts.filter(found)
        return posts.order_by("-published_at", "-pk")


class PostDetail(DetailView):
    queryset = Article.objects.published()


class Frozen(DetailView):
    queryset = Article.objects.published_by_python()


class Latest(Feed):
    title, link, description = "Blog", "/", "New posts"

    def items(self):
        return Article.objects.published().order_by("-published_at")[:20]


TEMPLATES["blog/article_list.html"] = (
    "{% for p in page_obj %}{{ p.title }} by {{ p.author.name }}: {{ p.get_absolute_url }}\n{% endfor %}"
    "{% if page_obj.has_next %}next={% querystring page=page_obj.next_page_number %}{% endif %}"
)
TEMPLATES["blog/article_detail.html"] = "<h1>{{ object.title }}</h1>"
urlpatterns = [
    path("", PostList.as_view()),
    path("feed/", Latest()),
    path("frozen/<slug:slug>/", Frozen.as_view()),
    path("<slug:slug>/", PostDetail.as_view(), name="post"),
]
ann, now, visit = Author.objects.create(name="ann"), timezone.now(), Client().get
for i in range(45):
    Article.objects.create(
        title=f"About {'tea' if i % 2 else 'coffee'} {i}", slug=f"post-{i}", body="Milk" if i == 0 else "", author=ann,
        published_at=now - datetime.timedelta(minutes=i),
    )
draft = Article.objects.create(title="Secret tea", slug="secret", status="draft", published_at=now, author=ann)
later = Article.objects.create(title="Late tea", slug="late", published_at=now + datetime.timedelta(seconds=3), author=ann)

with queries("the list", 2):  # the count and the page
    page = visit("/?q=tea").content.decode()
same("first line", page.splitlines()[0], "About tea 1 by ann: /post-1/")
same("link to the next page", page.splitlines()[-1], "next=?q=tea&amp;page=2")
last = PostList.as_view()(RequestFactory().get("/?q=tea&page=2")).context_data["page_obj"]
same("the last page has a next one", last.has_next(), False)
raises(EmptyPage, last.next_page_number)
second = visit("/?q=tea&page=2").content.decode()
same("posts about tea", (page + second).count("About tea"), 22)
same("not about coffee", "coffee" in page + second, False)
same("search in the body", visit("/?q=MILK").content.decode(), "About coffee 0 by ann: /post-0/\n")
same("drafts: list, detail, feed", ("Secret" in page, visit("/secret/").status_code, "Secret" in visit("/feed/").content.decode()), (False, 404, False))
same("not yet: list, detail, feed", ("Late" in page, visit("/late/").status_code, "Late" in visit("/feed/").content.decode()), (False, 404, False))
same("detail", visit("/post-3/").content, b"<h1>About tea 3</h1>")
same("the feed's links", "http://testserver/post-3/" in visit("/feed/").content.decode(), True)

# Both views were made before the moment of publication.
time.sleep(max(0, (later.published_at - timezone.now()).total_seconds()) + 0.1)
same("Now() in a class-level queryset", visit("/late/").status_code, 200)
same("timezone.now() in it", visit("/frozen/late/").status_code, 404)
same("and in a new queryset", Article.objects.published_by_python().contains(later), True)

# The editors' side.
use(
    "django.contrib.admin", "django.contrib.messages",
    MIDDLEWARE=[*settings.MIDDLEWARE, "django.contrib.messages.middleware.MessageMiddleware"],
)
settings.TEMPLATES[0]["OPTIONS"]["context_processors"] += ["django.contrib.messages.context_processors.messages"]
create(apps.get_model("admin", "LogEntry"))


class PostAdmin(admin.ModelAdmin):
    prepopulated_fields = {"slug": ["title"]}
    search_fields = ["title"]


site = admin.AdminSite()
site.register(Article, PostAdmin)
urlpatterns.insert(0, path("admin/", site.urls))
clear_url_caches()
client = Client()
client.force_login(User.objects.create_superuser("boss"))
add = client.get("/admin/blog/article/add/").content.decode()
change = client.get(f"/admin/blog/article/{draft.pk}/change/").content.decode()
rule = add.partition("data-prepopulated-fields=")[2].partition(">")[0]
same("the script fills the slug from the title", ("#id_slug" in rule, "#id_title" in rule), (True, True))
found = client.get("/admin/blog/article/?q=secret").content.decode()
same("found by search_fields", ("Secret tea" in found, "About tea" in found), (True, False))
same("view on site", "View on site" in change, True)
