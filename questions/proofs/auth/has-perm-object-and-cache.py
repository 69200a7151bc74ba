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
same("a name with a typing error", ann.has_perm("blog.chnge_post"), False)

root = User.objects.create_superuser("root")
same("superuser", (root.has_perm("blog.change_post", post), root.has_perm("no.such_thing")), (True, True))
root.is_active = False
same("inactive superuser", root.has_perm("blog.change_post"), False)
