# shows: 1 2 3 4
from django.core.management.sql import emit_post_migrate_signal


class Article(models.Model):
    class Meta:
        permissions = [("publish_article", "Can publish articles")]


def codenames():
    rows = Permission.objects.filter(content_type__model="article")
    return sorted(rows.values_list("codename", flat=True))


create(Article)
same("the table alone makes no permission", codenames(), [])
emit_post_migrate_signal(verbosity=0, interactive=False, db="default")  # the end of migrate
NAMES = [f"{action}_article" for action in ("add", "change", "delete", "publish", "view")]
same("permissions", codenames(), NAMES)
editors, staff = Group.objects.create(name="Editors"), Group.objects.create(name="Staff")
editors.permissions.add(Permission.objects.get(codename="publish_article"))
ann, writer = User.objects.create_user("ann"), User.objects.create_user("writer")
ann.groups.add(editors)


def may_publish():
    return [user.has_perm("blog.publish_article") for user in User.objects.order_by("pk")]


same("editor, writer", may_publish(), [True, False])
ann.groups.set([staff])
same("moved to another group", may_publish(), [False, False])
staff.permissions.add(Permission.objects.get(codename="publish_article"))
same("that got the permission", may_publish(), [True, False])
Article._meta.permissions = []
emit_post_migrate_signal(verbosity=0, interactive=False, db="default")
same("the line is removed, the row stays", codenames(), NAMES)
