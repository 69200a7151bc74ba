# needs: djangorestframework
# shows: 1 2 3 4 5 6
use("rest_framework", AUTHENTICATION_BACKENDS=["django.contrib.auth.backends.ModelBackend", "__main__.Owners"])

from rest_framework import permissions, routers, serializers, viewsets
from rest_framework.decorators import action, api_view, permission_classes
from rest_framework.response import Response
from rest_framework.test import APIRequestFactory, force_authenticate
from rest_framework.views import APIView

asked = []


class Owners:
    def authenticate(self, request, **credentials):
        return None

    def has_perm(self, user, perm, obj=None):
        asked.append((perm, obj))
        return obj is None or obj.owner_id == user.pk


class Note(models.Model):
    owner = models.ForeignKey(User, on_delete=models.CASCADE)
    parent = models.ForeignKey("self", on_delete=models.CASCADE, null=True)


create(Note)
ann, bob = User.objects.create_user("ann"), User.objects.create_user("bob")
note = Note.objects.create(owner=ann)


class IsOwner(permissions.BasePermission):
    def has_object_permission(self, request, view, note):
        return note.owner_id == request.user.pk


class IsNotOwner(permissions.BasePermission):
    def has_object_permission(self, request, view, note):
        return note.owner_id != request.user.pk


class AuthorEdits(permissions.BasePermission):
    def has_object_permission(self, request, view, note):
        return request.method in permissions.SAFE_METHODS or note.owner_id == request.user.pk


class NoteSerializer(serializers.ModelSerializer):
    class Meta:
        model = Note
        fields = ["id", "parent"]


class Notes(viewsets.ModelViewSet):
    queryset = Note.objects.order_by("id")
    serializer_class = NoteSerializer
    permission_classes = [IsOwner]

    def perform_create(self, serializer):
        serializer.save(owner=self.request.user)

    @action(detail=True, methods=["post"])
    def raw(self, request, pk=None):
        order = Note.objects.get(pk=pk)
        return Response(order.pk)

    @action(detail=True, methods=["post"])
    def cancel(self, request, pk=None):
        order = self.get_object()
        return Response(order.pk)


class Forgetful(Notes):
    def get_object(self):
        return Note.objects.get(pk=self.kwargs["pk"])


class Scoped(Notes):
    def get_queryset(self):
        return Note.objects.filter(owner=self.request.user)


class Plain(APIView):
    permission_classes = [IsOwner]

    def get(self, request, pk):
        return Response(Note.objects.get(pk=pk).pk)


class Checked(Plain):
    def get(self, request, pk):
        found = Note.objects.get(pk=pk)
        self.check_object_permissions(request, found)
        return Response(found.pk)


@api_view(["GET"])
@permission_classes([IsOwner])
def function(request, pk):
    return Response(Note.objects.get(pk=pk).pk)


def call(view, method="get", user=bob, data=None, **kwargs):
    request = getattr(APIRequestFactory(), method)("/", data, format="json")
    force_authenticate(request, user)
    return view(request, **kwargs)


def detail(view, method="get", name="retrieve", **options):
    return call(view.as_view({method: name}, **options), method, pk=note.pk).status_code


same("list: a stranger's note", [row["id"] for row in call(Notes.as_view({"get": "list"})).data], [note.pk])
same("retrieve", detail(Notes), 403)
same("an action with its own query", detail(Notes, "post", "raw"), 200)
same("one with get_object()", detail(Notes, "post", "cancel"), 403)
same("a get_object() that forgets", detail(Forgetful), 200)
plain = [call(view, pk=note.pk).status_code for view in (Plain.as_view(), function, Checked.as_view())]
same("APIView, @api_view, check_object_permissions()", plain, [200, 200, 403])
attached = call(Notes.as_view({"post": "create"}), "post", data={"parent": note.pk})
same("create, and a foreign note in the input", (attached.status_code, attached.data["parent"]), (201, note.pk))
negated = Notes.as_view({"get": "retrieve"}, permission_classes=[~IsOwner])
with CaptureQueriesContext(connection) as ctx:
    same("~IsOwner, owner and stranger", [call(negated, user=u, pk=note.pk).status_code for u in (ann, bob)], [403, 403])
same("no object was loaded", len(ctx), 0)
separate = Notes.as_view({"get": "retrieve"}, permission_classes=[IsNotOwner])
same("a class of its own", [call(separate, user=u, pk=note.pk).status_code for u in (ann, bob)], [403, 200])
same("scoped: list", [row["id"] for row in call(Scoped.as_view({"get": "list"}), user=ann).data], [note.pk])
same("scoped: a stranger", detail(Scoped), 404)
editing = [detail(Notes, m, n, permission_classes=[AuthorEdits]) for m, n in (("get", "retrieve"), ("patch", "partial_update"))]
same("all may read, the author may edit", editing, [200, 403])
same("has_perm() was not asked", asked, [])
model = [permissions.DjangoObjectPermissions]
same("DjangoObjectPermissions", detail(Notes, "patch", "partial_update", permission_classes=model), 403)
same("asked", [obj for perm, obj in asked if perm == "blog.change_note"][-1], note)

router = routers.SimpleRouter()
router.register("notes", Notes)
open_routes = []
for url in router.urls:
    for method, name in list(url.callback.actions.items()):
        if "pk" in str(url.pattern) and call(url.callback, method, pk=note.pk).status_code not in (403, 404):
            open_routes.append(name)
same("a stranger on each route of the router", open_routes, ["raw"])
