# needs: djangorestframework
# shows: 1 2 3 4
use("rest_framework", REST_FRAMEWORK={"DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"]})

from rest_framework import permissions, serializers, viewsets
from rest_framework.permissions import IsAuthenticated
from rest_framework.settings import DEFAULTS
from rest_framework.test import APIRequestFactory, force_authenticate

calls = []


class Note(models.Model):
    owner = models.ForeignKey(User, on_delete=models.CASCADE)


create(Note)


class IsOwner(permissions.BasePermission):
    def has_object_permission(self, request, view, note):
        calls.append(note.pk)
        return note.owner_id == request.user.pk


class NoteSerializer(serializers.ModelSerializer):
    class Meta:
        model = Note
        fields = ["id"]


class Notes(viewsets.ModelViewSet):
    queryset = Note.objects.order_by("id")
    serializer_class = NoteSerializer


class Mine(Notes):
    permission_classes = [IsAuthenticated, IsOwner]

    def get_queryset(self):
        return Note.objects.filter(owner=self.request.user)


ann, bob = User.objects.create_user("ann"), User.objects.create_user("bob")
Note.objects.create(owner=ann), Note.objects.create(owner=bob)


def listed(view=Notes, user=None, **options):
    """The ids that a list shows, or the status."""
    request = APIRequestFactory().get("/")
    force_authenticate(request, user)
    response = view.as_view({"get": "list"}, **options)(request)
    return response.status_code if response.status_code != 200 else [row["id"] for row in response.data]


same("project default IsAuthenticated", listed(), 403)
same("permission_classes = [IsOwner] replaces it", listed(permission_classes=[IsOwner]), [1, 2])
same("and the list never asked for an object", calls, [])
same("inherited", IsOwner().has_permission(None, None), True)
same("both", listed(permission_classes=[IsAuthenticated, IsOwner]), 403)
same("both, logged in: all rows", listed(user=ann, permission_classes=[IsAuthenticated, IsOwner]), [1, 2])
same("get_queryset() chooses the rows", listed(Mine, ann), [1])
same("an empty list opens the view", listed(permission_classes=[]), [1, 2])
same("DRF's own default", DEFAULTS["DEFAULT_PERMISSION_CLASSES"], ["rest_framework.permissions.AllowAny"])
no, yes = permissions.IsAdminUser, permissions.AllowAny
same("all must agree", listed(permission_classes=[yes, no]), 403)
same("operators", [listed(permission_classes=[p]) for p in (yes & no, yes | no, ~no)], [403, [1, 2], [1, 2]])
