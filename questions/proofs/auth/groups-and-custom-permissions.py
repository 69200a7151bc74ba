from django.contrib.auth.management import create_permissions


class Article(models.Model):
    class Meta:
        permissions = [("publish_article", "Can publish articles")]


create(Article)
create_permissions(apps.get_app_config("blog"), verbosity=0)  # what migrate does at its end
names = Permission.objects.filter(content_type__model="article").values_list("codename", flat=True)
same("permissions", sorted(names), [f"{action}_article" for action in ("add", "change", "delete", "publish", "view")])
editors = Group.objects.create(name="Editors")
editors.permissions.add(Permission.objects.get(codename="publish_article"))
ann = User.objects.create_user("ann")
same("before", ann.has_perm("blog.publish_article"), False)
ann.groups.add(editors)
same("same instance: cached", ann.has_perm("blog.publish_article"), False)
same("fetched again", User.objects.get().has_perm("blog.publish_article"), True)
