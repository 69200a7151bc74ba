# shows: 1 2 3 4 5
import datetime

from django.middleware.csrf import get_token
from django.middleware.http import ConditionalGetMiddleware
from django.shortcuts import get_object_or_404
from django.shortcuts import render as render_page
from django.views.decorators.cache import cache_page
from django.views.decorators.http import condition

rf, runs = RequestFactory(), []


def page(request):
    runs.append(1)
    return HttpResponse("x" * 5000)


def twice(view):
    runs.clear()
    first = view(rf.get("/"))
    second = view(rf.get("/", headers={"if-none-match": first["ETag"]}))
    return second.status_code, len(second.content), len(runs)


print("middleware (status, bytes, view runs):", twice(ConditionalGetMiddleware(page)))
assert twice(ConditionalGetMiddleware(page)) == (304, 0, 2)
cheap = condition(etag_func=lambda request: "v7")(page)
print("decorator:", twice(cheap))
assert twice(cheap) == (304, 0, 1)


def form(request):
    request.META["CSRF_COOKIE"] = "a" * 32
    return HttpResponse(get_token(request))


tags = {ConditionalGetMiddleware(form)(rf.get("/"))["ETag"] for _ in range(3)}
print("ETags of three identical forms:", len(tags))
assert len(tags) == 3
print("PUT with an outdated If-Match:", cheap(rf.put("/", headers={"if-match": '"v6"'})).status_code)
assert cheap(rf.put("/", headers={"if-match": '"v6"'})).status_code == 412
assert cheap(rf.put("/", headers={"if-match": '"v7"'})).status_code == 200


class Article(models.Model):
    slug = models.SlugField()
    body = models.TextField()
    changed = models.DateTimeField(auto_now=True)


class Remark(models.Model):
    article = models.ForeignKey(Article, on_delete=models.CASCADE)


create(Article, Remark)
TEMPLATES["post.html"] = "{{ post.body }}, {{ post.remark_set.count }} remarks"


def latest_change(request, slug):
    posts = Article.objects.filter(slug=slug)
    return posts.values_list("changed", flat=True).first()


def version(request, slug):
    posts = Article.objects.filter(slug=slug)
    changed = posts.values_list("changed", flat=True).first()
    return changed and changed.isoformat()


@condition(etag_func=version)
def post_detail(request, slug):
    runs.append(1)
    post = get_object_or_404(Article, slug=slug)
    return render_page(request, "post.html", {"post": post})


article = Article.objects.create(slug="a", body="text")
again = {"if-none-match": post_detail(rf.get("/"), "a")["ETag"]}
runs.clear()
with queries("a match", 1):
    same("status, runs", (post_detail(rf.get("/", headers=again), "a").status_code, len(runs)), (304, 0))
Remark.objects.create(article=article)
same("after a remark", post_detail(rf.get("/", headers=again), "a").status_code, 304)
Article.objects.update(changed=article.changed + datetime.timedelta(seconds=2))
same("after a change", post_detail(rf.get("/", headers=again), "a").content, b"text, 1 remarks")
raises(Http404, post_detail, rf.get("/"), "unknown")


# The setting of the question: the middleware is still there.
def revisit(view):
    """Come back with the validators of the first response, as a browser does."""
    view = ConditionalGetMiddleware(view)
    first = view(rf.get("/"))
    names = {"ETag": "if-none-match", "Last-Modified": "if-modified-since"}
    runs.clear()
    again = {sent: first[name] for name, sent in names.items() if name in first}
    return view(rf.get("/", headers=again)).status_code, len(runs)


by_date = condition(last_modified_func=lambda request: latest_change(request, "a"))(page)
same("beside the middleware, etag_func", revisit(lambda request: post_detail(request, "a")), (304, 0))
same("last_modified_func", revisit(by_date), (304, 1))

runs.clear()
cached = ConditionalGetMiddleware(cache_page(60)(page))
etag = cached(rf.get("/c"))["ETag"]
same("from the cache, status and runs", (cached(rf.get("/c", headers={"if-none-match": etag})).status_code, len(runs)), (304, 1))
