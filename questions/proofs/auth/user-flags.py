from django.contrib.auth import get_user

staff = User.objects.create_user("staff", is_staff=True)
root = User.objects.create_superuser("root")
same("is_authenticated", (staff.is_authenticated, AnonymousUser().is_authenticated), (True, False))
same("is_staff alone permits nothing", staff.has_perm("auth.add_user"), False)
same("is_superuser", root.has_perm("any.thing"), True)

client = Client()
client.force_login(root)
root.is_active = False
root.save()
request = rf.get("/")
request.session = client.session
same("deactivated: the session is anonymous", get_user(request).is_anonymous, True)
same("deactivated superuser", root.has_perm("any.thing"), False)
