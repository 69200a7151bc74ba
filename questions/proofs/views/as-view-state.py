from django.views import View


class Shared(View):
    items = []

    def get(self, request):
        self.items.append(request.GET["sku"])
        return HttpResponse(",".join(self.items))


class Private(View):
    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.items = []

    get = Shared.get


class Forgetful(View):
    def setup(self, request, *args, **kwargs):
        pass

    get = Shared.get


order = []


class Traced(View):
    def setup(self, request, *args, **kwargs):
        order.append("setup")
        super().setup(request, *args, **kwargs)

    def dispatch(self, request, *args, **kwargs):
        order.append("dispatch")
        return super().dispatch(request, *args, **kwargs)

    def get(self, request):
        order.append("get")
        return HttpResponse()


for view, want in ((Shared, [b"a", b"a,b"]), (Private, [b"a", b"b"])):
    callable_ = view.as_view()
    same(view.__name__, [callable_(rf.get("/", {"sku": s})).content for s in "ab"], want)
Traced.as_view()(rf.get("/"))
same("order", order, ["setup", "dispatch", "get"])
raises(AttributeError, Forgetful.as_view(), rf.get("/", {"sku": "a"}))
raises(TypeError, Shared.as_view, itmes=[])
