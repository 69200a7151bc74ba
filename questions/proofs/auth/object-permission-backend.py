from asgiref.sync import sync_to_async
from django.contrib.auth.backends import BaseBackend
from django.contrib.auth.management import create_permissions

use(AUTHENTICATION_BACKENDS=["django.contrib.auth.backends.ModelBackend", "__main__.AuthorBackend"])


class Story(models.Model):
    author = models.ForeignKey(User, on_delete=models.CASCADE)


class AuthorBackend(BaseBackend):
    def has_perm(self, user_obj, perm, obj=None):
        if obj is None or not user_obj.is_active or perm != "blog.change_story":
            return False
        return obj.author_id == user_obj.pk or user_obj.has_perm(perm)

    async def ahas_perm(self, user_obj, perm, obj=None):
        return await sync_to_async(self.has_perm)(user_obj, perm, obj)


create(Story)
create_permissions(apps.get_app_config("blog"), verbosity=0)
author, reader, editor = (User.objects.create_user(name) for name in ("author", "reader", "editor"))
editor.user_permissions.add(Permission.objects.get(codename="change_story"))
story = Story.objects.create(author=author)
people = (author, reader, editor, AnonymousUser())
same("this story", [user.has_perm("blog.change_story", story) for user in people], [True, False, True, False])
same("stories in general", [user.has_perm("blog.change_story") for user in people], [False, False, True, False])
same("ahas_perm()", async_to_sync(author.ahas_perm)("blog.change_story", story), True)
