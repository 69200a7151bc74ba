# shows: 1 2 3 4 5
import contextlib


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
raises(ValueError, lambda: Post(author=ann, title="t").tags)  # no primary key yet


class Breaks(PostForm):
    def _save_m2m(self):
        raise ZeroDivisionError


def view(atomic):
    form = Breaks(data)
    assert form.is_valid()
    with transaction.atomic() if atomic else contextlib.nullcontext():
        post = form.save(commit=False)
        post.author = ann
        post.save()
        form.save_m2m()


for atomic, left in ((True, 0), (False, 1)):
    Post.objects.all().delete()
    raises(ZeroDivisionError, view, atomic)
    same(f"posts left, transaction {atomic}", Post.objects.count(), left)

Post.objects.all().delete()
form = Breaks(data, instance=Post(author=ann))
assert form.is_valid()
raises(ZeroDivisionError, form.save)
same("posts left by form.save() alone", Post.objects.count(), 1)

Posts = forms.modelformset_factory(Post, form=PostForm, extra=0, can_delete=True)
post = Post.objects.get()
rows = {"form-TOTAL_FORMS": 1, "form-INITIAL_FORMS": 1, "form-0-id": post.pk, "form-0-title": "t", "form-0-tags": [tag.pk], "form-0-DELETE": "on"}
formset = Posts(rows)
assert formset.is_valid()
formset.save(commit=False)
same("formset: to delete, still there", (formset.deleted_objects, Post.objects.count()), ([post], 1))
formset = Posts(rows | {"form-0-DELETE": ""})
assert formset.is_valid()
formset.save(commit=False)[0].save()
same("tags before", post.tags.count(), 0)
formset.save_m2m()
same("tags after formset.save_m2m()", post.tags.count(), 1)
