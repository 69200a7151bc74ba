# shows: 1 2 3 4
from django.contrib.auth.mixins import LoginRequiredMixin
from django.shortcuts import render as render_
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.csrf import csrf_exempt
from django.views.generic import ListView

TEMPLATES["cart.html"] = "{{ items|join:',' }}"


class Shared(View):
    template_name = "cart.html"
    items = []

    def get(self, request):
        self.items.append(request.GET.get("sku"))
        return render_(request, self.template_name, {"items": self.items})


class CartView(View):
    template_name = "cart.html"  # a constant may be shared

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.items = []

    def get(self, request):
        self.items.append(request.GET.get("sku"))
        return render_(request, self.template_name, {"items": self.items})


class Forgetful(CartView):
    def setup(self, request, *args, **kwargs):
        self.items = []


log = []


class Traced(LoginRequiredMixin, View):
    def __init__(self, **kwargs):
        log.append("instance")
        super().__init__(**kwargs)

    def setup(self, request, *args, **kwargs):
        before = hasattr(self, "request")
        super().setup(request, *args, **kwargs)
        log.append(f"setup {before} {self.request is request} {self.args} {self.kwargs}")

    def dispatch(self, request, *args, **kwargs):
        log.append("dispatch")
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, *args, **kwargs):
        log.append("get")
        return HttpResponse()


def skus(view):
    return [view(rf.get("/", {"sku": s})).content.decode() for s in "ab"]


same("class body, setup()", (skus(Shared.as_view()), skus(CartView.as_view())), (["a", "a,b"], ["a", "b"]))
same("another view function, same list", skus(Shared.as_view()), ["a,b,a", "a,b,a,b"])
Shared.items = None
same("an argument of as_view()", skus(Shared.as_view(items=[])), ["a", "a,b"])
view = Traced.as_view()
same("as_view() makes no instance", (log, type(view).__name__), ([], "function"))
for user, last in ((User(), ["get"]), (AnonymousUser(), [])):
    request = rf.get("/")
    request.user = user
    log.clear()
    view(request, 1, n=2)
    same(f"{user!r}", log, ["instance", "setup False True (1,) {'n': 2}", "dispatch", *last])
assert "no 'request' attribute" in str(raises(AttributeError, Forgetful.as_view(), rf.get("/", {"sku": "a"})))
assert "invalid keyword 'itmes'" in str(raises(TypeError, Shared.as_view, itmes=[]))
assert "method name get is not accepted" in str(raises(TypeError, Shared.as_view, get=1))

stock = []


def default(request, items=[]):
    items.append(request.GET["sku"])
    stock.append(request.GET["sku"])
    return HttpResponse(",".join(items) + " " + ",".join(stock))


same("default argument, module global", skus(default), ["a a", "a,b a,b"])


class Tags(ListView):
    queryset = Tag.objects.all()
    template_name = "tags.html"


TEMPLATES["tags.html"] = "{% for t in object_list %}{{ t.name }}{% endfor %}"
tags = Tags.as_view()
got = []
for name in "xy":
    Tag.objects.create(name=name)
    got.append(tags(rf.get("/")).render().content)
same("class-level queryset", got, [b"x", b"xy"])


class Post_(View):
    def post(self, request):
        return HttpResponse("posted")


class OnMethod(View):
    @method_decorator(csrf_exempt)
    def post(self, request):
        return HttpResponse("posted")


@method_decorator(csrf_exempt, name="dispatch")
class OnDispatch(Post_):
    pass


urlpatterns[:] = [path("m/", OnMethod.as_view()), path("d/", OnDispatch.as_view()), path("a/", csrf_exempt(Post_.as_view()))]
client = Client(enforce_csrf_checks=True)
same("csrf_exempt on post(), on dispatch(), around as_view()", [client.post(u).status_code for u in ("/m/", "/d/", "/a/")], [403, 200, 200])
