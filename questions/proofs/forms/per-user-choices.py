# shows: 1 2 3 4 5
from django.views.generic import FormView


class PostForm(forms.ModelForm):
    class Meta:
        model = Comment
        fields = ["text", "post"]

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["post"].queryset = user.posts.all()


class Open(forms.ModelForm):
    class Meta:
        model = Comment
        fields = ["text", "post"]


Tag.objects.create(name="old")


class Frozen(forms.Form):
    tag = forms.ChoiceField(choices=[(t.pk, t.name) for t in Tag.objects.all()])


class Callable(forms.Form):
    tag = forms.ChoiceField(choices=lambda: [(t.pk, t.name) for t in Tag.objects.all()])


class Names(forms.Form):
    tag = forms.ChoiceField(choices=["django"])


raises(ValueError, str, Names()["tag"])  # a choice is a pair
ann, bob = (Author.objects.create(name=n) for n in ("ann", "bob"))
theirs = Post.objects.create(title="b", author=bob)
data = {"text": "hi", "post": theirs.pk}
same("another user's id, all projects", Open(data).is_valid(), True)
same("another user's id, own projects", PostForm(data, user=ann).errors.get_json_data()["post"][0]["code"], "invalid_choice")
same("bob himself", PostForm(data, user=bob).is_valid(), True)
same("base_fields untouched", PostForm.base_fields["post"].queryset.count(), 1)
tag = Tag.objects.create(name="new")
same("frozen / callable", (Frozen({"tag": tag.pk}).is_valid(), Callable({"tag": tag.pk}).is_valid()), (False, True))
same("their options", [str(kind()["tag"]).count("<option") for kind in (Frozen, Callable)], [1, 2])


class Hidden(Open):
    """Its template shows ann's posts only."""


html = render("{% for post in mine %}<option>{{ post.pk }}</option>{% endfor %}", mine=ann.posts.all())
assert f">{theirs.pk}<" not in html and Hidden(data).is_valid()
form = PostForm(user=ann)
assert form.fields["post"] is not PostForm.base_fields["post"]
Open.base_fields["post"].queryset = ann.posts.all()
same("after a change of base_fields, bob himself", Open(data).is_valid(), False)
form = PostForm(data, user=bob)
with queries("validation of one id", 1) as ctx:
    form.fields["post"].clean(str(theirs.pk))
assert "WHERE" in ctx[0]["sql"] and f'"id" = {theirs.pk}' in ctx[0]["sql"]
with queries("of the whole form", 2):
    assert form.is_valid()


class TaskView(FormView):
    form_class = PostForm

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"user": self.request.author}


view = TaskView()
request = rf.post("/", data)
request.author = bob
view.setup(request)
same("from get_form_kwargs()", view.get_form().is_valid(), True)
