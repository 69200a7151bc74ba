# shows: 1 2 3 4 5
from django.views import View
from django.views.generic import DetailView, UpdateView
from django.views.generic.detail import SingleObjectMixin
from django.views.generic.edit import FormMixin, ModelFormMixin

TEMPLATES["blog/post_detail.html"] = "{{ post.title }}: {{ form }}"


class QuestionForm(forms.ModelForm):
    class Meta:
        model = Comment
        fields = ["text"]

    text = forms.CharField()


class ProductPage(FormMixin, DetailView):
    model = Post
    form_class = QuestionForm
    success_url = "/thanks/"

    def post(self, request, *args, **kwargs):
        self.object = self.get_object()
        form = self.get_form()
        if form.is_valid():
            return self.form_valid(form)
        return self.form_invalid(form)


class WithoutPost(FormMixin, DetailView):
    model, form_class, success_url = Post, QuestionForm, "/thanks/"


class NoObject(ProductPage):
    def post(self, request, *args, **kwargs):
        form = self.get_form()
        return self.form_valid(form) if form.is_valid() else self.form_invalid(form)


class Saves(ProductPage):
    def form_valid(self, form):
        form.instance.post = self.object
        form.save()
        return super().form_valid(form)


pk = Post.objects.create(title="lamp", author=Author.objects.create(name="ann")).pk
get, post, empty = rf.get("/"), rf.post("/", {"text": "why?"}), rf.post("/", {"text": ""})
same("no view by itself", (issubclass(FormMixin, View), hasattr(FormMixin, "as_view")), (False, False))
same("generic views are made of mixins", (issubclass(DetailView, SingleObjectMixin), issubclass(UpdateView, ModelFormMixin), issubclass(UpdateView, FormMixin)), (True, True, True))
html = ProductPage.as_view()(get, pk=pk).render().content.decode()
same("title, form", (html.startswith("lamp: "), 'name="text"' in html), (True, True))
plain = DetailView.as_view(model=Post)(get, pk=pk).render().content.decode()
same("DetailView without the mixin", plain, "lamp: ")
same("without post()", WithoutPost.as_view()(post, pk=pk).status_code, 405)
assert "'object'" in str(raises(AttributeError, NoObject.as_view(), empty, pk=pk))
html = ProductPage.as_view()(empty, pk=pk).render().content.decode()
same("invalid: shown again", ("lamp" in html, "required" in html), (True, True))
response = ProductPage.as_view()(post, pk=pk)
same("valid: redirected, rows", (response["Location"], Comment.objects.count()), ("/thanks/", 0))
Saves.as_view()(post, pk=pk)
same("form_valid() overridden", [c.text for c in Comment.objects.filter(post=pk)], ["why?"])


class OwnRows:
    def get_queryset(self):
        return super().get_queryset().filter(author__name=self.request.GET["me"])


class Mine(OwnRows, DetailView):
    model = Post


same("a mixin of one's own", Mine.as_view()(rf.get("/?me=ann"), pk=pk).status_code, 200)
raises(Http404, Mine.as_view(), rf.get("/?me=bob"), pk=pk)
