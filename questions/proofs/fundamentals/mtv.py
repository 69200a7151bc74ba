from django.shortcuts import render as shortcut
from django.urls import resolve

TEMPLATES["posts.html"] = "{% for p in posts %}<li>{{ p.title }}{% endfor %}"  # how it looks


class Published(models.Manager):  # the rule, shared by admin, commands, tasks
    def live(self):
        return self.filter(published=True)


Post.add_to_class("rules", Published())


def posts(request):  # which data
    return shortcut(request, "posts.html", {"posts": Post.rules.live()})


urlpatterns[:] = [path("posts/", posts)]  # the controller's table
ann = Author.objects.create(name="ann")
Post.objects.create(title="shown", author=ann)
Post.objects.create(title="draft", author=ann, published=False)
same("the framework picks the view", resolve("/posts/").func, posts)
same("page", Client().get("/posts/").content, b"<li>shown")
