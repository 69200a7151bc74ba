class PostForm(forms.ModelForm):
    class Meta:
        model = Post
        fields = ["title", "tags"]


ann, tag = Author.objects.create(name="ann"), Tag.objects.create(name="x")
data = {"title": "t", "tags": [tag.pk]}


def bound(**kwargs):
    form = PostForm(data, **kwargs)
    assert form.is_valid()
    return form


form = bound()
post = form.save(commit=False)
post.author = ann
post.save()
same("tags without save_m2m()", post.tags.count(), 0)
form.save_m2m()
same("tags after save_m2m()", post.tags.count(), 1)
form = bound(instance=Post(author=ann))
same("instance given", form.save().tags.count(), 1)
raises(AttributeError, lambda: form.save_m2m())
