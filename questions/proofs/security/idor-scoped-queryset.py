from django.views.generic import UpdateView


class Folder(models.Model):
    owner = models.ForeignKey(User, on_delete=models.CASCADE)


class Note(models.Model):
    owner = models.ForeignKey(User, on_delete=models.CASCADE)
    folder = models.ForeignKey(Folder, on_delete=models.CASCADE)


create(Folder, Note)
ann, bob = User.objects.create_user("ann"), User.objects.create_user("bob")
mine, foreign = Folder.objects.create(owner=ann), Folder.objects.create(owner=bob)
own_note, foreign_note = Note.objects.create(owner=ann, folder=mine), Note.objects.create(owner=bob, folder=foreign)


class Naive(UpdateView):
    model = Note
    fields = ["folder"]
    success_url = "/"


class Scoped(Naive):
    def get_queryset(self):
        return Note.objects.filter(owner=self.request.user)


class Narrowed(Scoped):
    def get_form(self, *args):
        form = super().get_form(*args)
        form.fields["folder"].queryset = Folder.objects.filter(owner=self.request.user)
        return form


TEMPLATES["blog/note_form.html"] = "{{ form }}"
urlpatterns = [
    path("naive/<int:pk>/", Naive.as_view()),
    path("scoped/<int:pk>/", Scoped.as_view()),
    path("narrowed/<int:pk>/", Narrowed.as_view()),
]
client = Client()
client.force_login(ann)
same("another user's note, naive", client.get(f"/naive/{foreign_note.pk}/").status_code, 200)
same("scoped queryset", client.get(f"/scoped/{foreign_note.pk}/").status_code, 404)
data = {"folder": foreign.pk}
same("another user's folder in the form: saved", client.post(f"/scoped/{own_note.pk}/", data).status_code, 302)
same("choices narrowed too: refused", client.post(f"/narrowed/{own_note.pk}/", data).status_code, 200)
