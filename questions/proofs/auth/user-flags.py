# shows: 1 2 3 4
from django.contrib.auth import authenticate

use("django.contrib.admin")
from django.contrib import admin

staff = User.objects.create_user("staff", is_staff=True)
root = User.objects.create_superuser("root")
same("is_authenticated", (staff.is_authenticated, AnonymousUser().is_authenticated), (True, False))
same("is_staff alone permits nothing", staff.has_perm("auth.add_user"), False)
same("is_superuser", root.has_perm("any.thing"), True)

def in_admin(user):
    request = rf.get("/")
    request.user = user
    return admin.site.has_permission(request)


off = User.objects.create_user("off", is_staff=True, is_active=False)
plain = User.objects.create_user("plain", password="pw")
same("the admin site", [in_admin(user) for user in (staff, off, plain, AnonymousUser())], [True, False, False, False])
urlpatterns = [path("", lambda request: HttpResponse(f"{request.user} {request.user.is_authenticated}"))]
client = Client()
client.force_login(plain)
same("logged in", client.get("/").text, "plain True")
same("login", authenticate(username="plain", password="pw"), plain)
User.objects.update(is_active=False)
same("deactivated: the session is anonymous", client.get("/").text, "AnonymousUser False")
same("deactivated: login", authenticate(username="plain", password="pw"), None)
root.refresh_from_db()
same("deactivated superuser", root.has_perm("any.thing"), False)
same("an attribute", callable(plain.is_authenticated), False)
create(apps.get_model("admin.LogEntry"))
for on_delete, left in ((models.CASCADE, []), (models.PROTECT, [1]), (models.SET_NULL, [None])):
    Note = type(f"Note{on_delete.__name__}", (models.Model,), {"__module__": "__main__", "user": models.ForeignKey(User, on_delete, null=True)})
    create(Note)
    gone = User.objects.create_user("gone")
    Note.objects.create(user=gone)
    if on_delete is models.PROTECT:
        raises(models.ProtectedError, gone.delete)
        same("PROTECT: rows", Note.objects.filter(user=gone).count(), 1)
        Note.objects.all().delete()
    gone.delete()
    if on_delete is not models.PROTECT:
        same(f"{on_delete.__name__}: rows", list(Note.objects.values_list("user", flat=True)), left)
