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


class Frozen(forms.Form):
    tag = forms.ChoiceField(choices=[(t.pk, t.name) for t in Tag.objects.all()])


class Callable(forms.Form):
    tag = forms.ChoiceField(choices=lambda: [(t.pk, t.name) for t in Tag.objects.all()])


ann, bob = (Author.objects.create(name=n) for n in ("ann", "bob"))
theirs = Post.objects.create(title="b", author=bob)
data = {"text": "hi", "post": theirs.pk}
same("another user's id, all projects", Open(data).is_valid(), True)
same("another user's id, own projects", PostForm(data, user=ann).errors.get_json_data()["post"][0]["code"], "invalid_choice")
same("bob himself", PostForm(data, user=bob).is_valid(), True)
same("base_fields untouched", PostForm.base_fields["post"].queryset.count(), 1)
tag = Tag.objects.create(name="new")
same("frozen / callable", (Frozen({"tag": tag.pk}).is_valid(), Callable({"tag": tag.pk}).is_valid()), (False, True))
