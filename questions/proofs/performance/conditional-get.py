from django.http import StreamingHttpResponse
from django.middleware.csrf import get_token
from django.middleware.http import ConditionalGetMiddleware
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
for view in (
    lambda request: HttpResponse("x", headers={"Cache-Control": "no-store"}),
    lambda request: StreamingHttpResponse(["x"]),
):
    assert not ConditionalGetMiddleware(view)(rf.get("/")).has_header("ETag")
print("PUT with an outdated If-Match:", cheap(rf.put("/", headers={"if-match": '"v6"'})).status_code)
assert cheap(rf.put("/", headers={"if-match": '"v6"'})).status_code == 412
