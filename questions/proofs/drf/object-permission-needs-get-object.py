# needs: djangorestframework
use("rest_framework")

from rest_framework import permissions, serializers, viewsets
from rest_framework.decorators import action
from rest_framework.response import Response
from rest_framework.test import APIRequestFactory, force_authenticate
from rest_framework.views import APIView


class Note(models.Model):
    owner = models.ForeignKey(User, on_delete=models.CASCADE)


create(Note)
ann, bob = User.objects.create_user("ann"), User.objects.create_user("bob")
note = Note.objects.create(owner=ann)


class IsOwner(permissions.BasePermission):
    def has_object_permission(self, request, view, note):
        return note.owner_id == request.user.pk


class NoteSerializer(serializers.ModelSerializer):
    class Meta:
        model = Note
        fields = ["id"]


class Notes(viewsets.ModelViewSet):
    queryset = Note.objects.all()
    serializer_class = NoteSerializer
    permission_classes = [IsOwner]

    @action(detail=True)
    def raw(self, request, pk=None):
        return Response(Note.objects.get(pk=pk).pk)

    @action(detail=True)
    def checked(self, request, pk=None):
        return Response(self.get_object().pk)


class Plain(APIView):
    permission_classes = [IsOwner]

    def get(self, request, pk):
        return Response(Note.objects.get(pk=pk).pk)


def status(view, **kwargs):
    request = APIRequestFactory().get("/")
    force_authenticate(request, bob)
    return view(request, **kwargs).status_code


same("list", status(Notes.as_view({"get": "list"})), 200)
same("retrieve", status(Notes.as_view({"get": "retrieve"}), pk=note.pk), 403)
same("action with its own query", status(Notes.as_view({"get": "raw"}), pk=note.pk), 200)
same("action with get_object()", status(Notes.as_view({"get": "checked"}), pk=note.pk), 403)
same("APIView with its own query", status(Plain.as_view(), pk=note.pk), 200)
same("~IsOwner negates has_permission() too", status(Plain.as_view(permission_classes=[~IsOwner]), pk=note.pk), 403)
