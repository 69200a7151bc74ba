# shows: 1 2 3 4 5
from django.contrib.auth.management import create_permissions

create_permissions(apps.get_app_config("blog"), verbosity=0)
ann = User.objects.create_user("ann")
post = Post.objects.create(title="a", author=Author.objects.create(name="ann"))
ann.user_permissions.add(Permission.objects.get(codename="change_post"))
with queries("first has_perm()", 2):
    assert ann.has_perm("blog.change_post")
with queries("second", 0):
    assert ann.has_perm("blog.change_post")
same("asked about an object", ann.has_perm("blog.change_post", post), False)

ann.user_permissions.add(Permission.objects.get(codename="delete_post"))
same("given later", ann.has_perm("blog.delete_post"), False)
ann.refresh_from_db()
same("after refresh_from_db()", ann.has_perm("blog.delete_post"), False)
ann = User.objects.get(pk=ann.pk)
same("fetched again", ann.has_perm("blog.delete_post"), True)
urlpatterns = [path("", lambda request: HttpResponse(request.user.has_perm("blog.add_post")))]
client = Client()
client.force_login(ann)
same("a web request", client.get("/").text, "False")
ann.user_permissions.add(Permission.objects.get(codename="add_post"))
same("the next one loads a fresh user", client.get("/").text, "True")
same("all permissions", sorted(User.objects.get(pk=ann.pk).get_all_permissions()), ["blog.add_post", "blog.change_post", "blog.delete_post"])
group = Group.objects.create(name="g")
group.permissions.add(Permission.objects.get(codename="view_post"))
ann.groups.add(group)
same("through a group", User.objects.get(pk=ann.pk).has_perm("blog.view_post"), True)
same("a name with a typing error", ann.has_perm("blog.chnge_post"), False)

root = User.objects.create_superuser("root")
same("superuser", (root.has_perm("blog.change_post", post), root.has_perm("no.such_thing")), (True, True))
root.is_active = False
with override_settings(AUTHENTICATION_BACKENDS=[]):
    same("a superuser without any backend", User.objects.get(pk=root.pk).has_perm("blog.change_post", post), True)
same("inactive superuser", root.has_perm("blog.change_post"), False)
