# needs: djangorestframework
use("rest_framework", REST_FRAMEWORK={"TEST_REQUEST_DEFAULT_FORMAT": "json"})

from rest_framework import serializers, viewsets
from rest_framework.test import APIRequestFactory, force_authenticate


class Folder(models.Model):
    owner = models.ForeignKey(User, on_delete=models.CASCADE)


class Note(models.Model):
    owner = models.ForeignKey(User, on_delete=models.CASCADE)
    folder = models.ForeignKey(Folder, on_delete=models.CASCADE)


class NoteSerializer(serializers.ModelSerializer):
    class Meta:
        model = Note
        fields = ["id", "folder"]


class Narrowed(NoteSerializer):
    def get_fields(self):
        fields = super().get_fields()
        fields["folder"].queryset = Folder.objects.filter(owner=self.context["request"].user)
        return fields


class Notes(viewsets.ModelViewSet):
    serializer_class = NoteSerializer

    def get_queryset(self):
        return Note.objects.filter(owner=self.request.user)

    def perform_create(self, serializer):
        serializer.save(owner=self.request.user)


create(Folder, Note)
ann, bob = User.objects.create_user("ann"), User.objects.create_user("bob")
foreign = Folder.objects.create(owner=bob)
note = Note.objects.create(owner=bob, folder=foreign)


def call(method, action, data=None, serializer_class=NoteSerializer, **kwargs):
    request = getattr(APIRequestFactory(), method)("/", data)
    force_authenticate(request, ann)
    return Notes.as_view({method: action}, serializer_class=serializer_class)(request, **kwargs)


same("bob's note in ann's list", call("get", "list").data, [])
for method, action in (("get", "retrieve"), ("put", "update"), ("delete", "destroy")):
    same(action, call(method, action, pk=note.pk).status_code, 404)
data = {"folder": foreign.pk}
same("bob's folder in ann's input", call("post", "create", data).status_code, 201)
same("field narrowed too", call("post", "create", data, Narrowed).status_code, 400)
