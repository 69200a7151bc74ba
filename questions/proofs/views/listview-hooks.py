# shows: 1 2 3 4 5
from django.contrib.auth.mixins import LoginRequiredMixin
from django.utils import timezone
from django.views.generic import CreateView, DeleteView, DetailView, FormView, ListView, UpdateView


class Note(models.Model):
    title = models.CharField(max_length=50)
    body = models.TextField(blank=True)
    owner = models.ForeignKey(User, models.CASCADE)
    publish_at = models.DateTimeField(default=timezone.now)


create(Note)


class OwnNotes(LoginRequiredMixin):
    model = Note
    def get_queryset(self):
        return super().get_queryset().filter(owner=self.request.user)


class NoteList(OwnNotes, ListView):
    paginate_by = 50
    ordering = ["-pk"]

    def get_context_data(self, **kwargs):
        return super().get_context_data(hello="hi", **kwargs)


class NoteUpdate(OwnNotes, UpdateView):
    fields = ["title", "body"]
    success_url = "/notes/"


class NoteDetail(OwnNotes, DetailView):
    pass


class NoteDelete(OwnNotes, DeleteView):
    success_url = "/notes/"


class NoteCreate(OwnNotes, CreateView):
    fields, success_url = ["title", "body"], "/notes/"

    def get_queryset(self):
        raise AssertionError("no row is loaded")

    def form_valid(self, form):
        form.instance.owner = self.request.user
        return super().form_valid(form)


class Leaky(LoginRequiredMixin, UpdateView):
    model, fields, success_url = Note, ["title"], "/notes/"


class AddUser(forms.Form):
    def __init__(self, *args, **kwargs):
        self.user = kwargs.pop("user")
        super().__init__(*args, **kwargs)


class WithUser(FormView):
    form_class, template_name = AddUser, "blog/note_list.html"

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "user": self.request.user}

    def form_valid(self, form):
        return HttpResponse(form.user.username)


TEMPLATES["blog/note_list.html"] = "{{ hello }} {% for n in object_list %}{{ n.title }}{% endfor %}"
TEMPLATES["blog/note_detail.html"] = TEMPLATES["blog/note_form.html"] = TEMPLATES["blog/note_confirm_delete.html"] = "{{ object.title }}"
ann, bob = (User.objects.create_user(n) for n in ("ann", "bob"))
own, theirs = Note.objects.create(title="mine", owner=ann), Note.objects.create(title="bob's", owner=bob)


def ask(view, method="get", user=ann, **kwargs):
    request = getattr(rf, method)("/", {"title": "changed"})
    request.user = user
    response = view.as_view()(request, **kwargs)
    return response.render().content.decode() if hasattr(response, "render") else response.status_code


same("list", ask(NoteList), "hi mine")
for view in (NoteDetail, NoteUpdate, NoteDelete):
    same(f"{view.__name__}, own", ask(view, pk=own.pk), "mine")
    raises(Http404, ask, view, pk=theirs.pk)
for view in (NoteUpdate, NoteDelete):
    raises(Http404, ask, view, "post", pk=theirs.pk)
    same(f"anonymous {view.__name__}", ask(view, "post", AnonymousUser(), pk=own.pk), 302)
same("bob's note, still", Note.objects.get(pk=theirs.pk).title, "bob's")
same("without the hook: GET, POST", (ask(Leaky, pk=theirs.pk), ask(Leaky, "post", pk=theirs.pk)), ("bob&#x27;s", 302))
same("bob's note now", Note.objects.get(pk=theirs.pk).title, "changed")
same("create", (ask(NoteCreate, "post"), Note.objects.latest("pk").owner), (302, ann))
NoteCreate.form_valid = CreateView.form_valid
raises(IntegrityError, ask, NoteCreate, "post")
same("the form has the user", WithUser.as_view()((lambda r: setattr(r, "user", bob) or r)(rf.post("/"))).content, b"bob")


class Frozen(ListView):
    template_name = "blog/note_list.html"
    queryset = Note.objects.filter(publish_at__lte=timezone.now(), title="new")


class Fresh(ListView):
    template_name = "blog/note_list.html"

    def get_queryset(self):
        return Note.objects.filter(publish_at__lte=timezone.now(), title="new")


Note.objects.create(title="new", owner=ann)
same("frozen, fresh", (ask(Frozen), ask(Fresh)), (" ", " new"))
