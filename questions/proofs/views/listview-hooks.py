from django.utils import timezone
from django.views import generic


class OwnPosts:
    model = Post

    def get_queryset(self):
        return super().get_queryset().filter(author=self.request.user)


class PostList(OwnPosts, generic.ListView):
    pass


class PostUpdate(OwnPosts, generic.UpdateView):
    fields, success_url, template_name = ["title"], "/", "x.html"


class Leaky(generic.UpdateView):
    model, fields, success_url, template_name = Post, ["title"], "/", "x.html"


class PostCreate(generic.CreateView):
    model, fields, success_url = Post, ["title"], "/"

    def form_valid(self, form):
        form.instance.author = self.request.user
        return super().form_valid(form)


ann, bob = (Author.objects.create(name=n) for n in ("ann", "bob"))
theirs = Post.objects.create(title="bob's", author=bob)


def post(view, **kwargs):
    request = rf.post("/", {"title": "changed"})
    request.user = ann
    return view.as_view()(request, **kwargs).status_code


raises(Http404, post, PostUpdate, pk=theirs.pk)
same("without the hook", post(Leaky, pk=theirs.pk), 302)
same("bob's note now", Post.objects.get(pk=theirs.pk).title, "changed")
same("create", (post(PostCreate), Post.objects.last().author.name), (302, "ann"))


class Event(models.Model):
    publish_at = models.DateTimeField()


create(Event)


class Frozen(generic.ListView):
    queryset = Event.objects.filter(publish_at__lte=timezone.now())


class Fresh(generic.ListView):
    def get_queryset(self):
        return Event.objects.filter(publish_at__lte=timezone.now())


Event.objects.create(publish_at=timezone.now())
for view, want in ((Frozen, 0), (Fresh, 1)):
    v = view()
    v.setup(rf.get("/"))
    same(view.__name__, v.get_queryset().count(), want)
