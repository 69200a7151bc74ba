# needs: djangorestframework
# shows: 1 2 3 4 5 6
from asgiref.sync import sync_to_async
from django.contrib.auth.backends import BaseBackend
from django.contrib.auth.management import create_permissions

use(AUTHENTICATION_BACKENDS=["django.contrib.auth.backends.ModelBackend", "__main__.AuthorBackend"])


class Story(models.Model):
    author = models.ForeignKey(User, on_delete=models.CASCADE)


class AuthorBackend(BaseBackend):
    def has_perm(self, user_obj, perm, obj=None):
        if obj is None or perm != "blog.change_story":
            return False
        if not user_obj.is_active:
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


async def ask(user):
    return await user.ahas_perm("blog.change_story", story)


BACKENDS = settings.AUTHENTICATION_BACKENDS


class NoTwin(AuthorBackend):
    ahas_perm = BaseBackend.ahas_perm


class Veto(BaseBackend):
    def has_perm(self, user_obj, perm, obj=None):
        raise PermissionDenied


class No(BaseBackend):
    def has_perm(self, user_obj, perm, obj=None):
        return False


def asked_of(*backends):
    with override_settings(AUTHENTICATION_BACKENDS=[f"__main__.{b}" for b in backends]):
        return author.has_perm("blog.change_story", story), async_to_sync(ask)(author)


same("without the async method", asked_of("NoTwin"), (True, False))
same("False only abstains", asked_of("No", "AuthorBackend"), (True, True))
same("a veto before, after", (asked_of("Veto", "AuthorBackend")[0], asked_of("AuthorBackend", "Veto")[0]), (False, True))
off = User.objects.create_user("off", is_active=False)
same("an inactive author", off.has_perm("blog.change_story", Story.objects.create(author=off)), False)
with override_settings(AUTHENTICATION_BACKENDS=BACKENDS[:1]):
    same("ModelBackend alone", editor.has_perm("blog.change_story", story), False)

use("django.contrib.admin", "rest_framework")
from django.contrib import admin
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.views.generic import DetailView
from rest_framework.permissions import DjangoModelPermissions

request = rf.put("/")
request.user = author
same("the author in the admin", admin.ModelAdmin(Story, admin.site).has_change_permission(request, story), False)


class Page(PermissionRequiredMixin, DetailView):
    permission_required = "blog.change_story"
    model = Story


raises(PermissionDenied, Page.as_view(), request, pk=story.pk)


class View:
    queryset = Story.objects.all()


rest = DjangoModelPermissions()
same("DRF", (rest.has_permission(request, View()), rest.has_object_permission(request, View(), story)), (False, True))


class StoryQuerySet(models.QuerySet):
    def editable_by(self, user):
        return self.all() if user.has_perm("blog.change_story") else self.filter(author=user)


stories = StoryQuerySet(Story)
for user in (author, reader, editor):
    by_rule = {s.pk for s in Story.objects.all() if user.has_perm("blog.change_story", s)}
    same(f"the list of {user}", {s.pk for s in stories.editable_by(user)} == by_rule, True)
