# shows: 1 2 3 4
from io import StringIO

from django.core.management import BaseCommand, call_command
from django.shortcuts import render as shortcut

TEMPLATES["posts.html"] = "{% for p in posts %}<li>{{ p.title }}{% endfor %}"  # how it looks


class Published(models.Manager):  # the rule
    def live(self):
        return self.filter(published=True)


Post.add_to_class("rules", Published())


def posts(request):  # which data
    return shortcut(request, "posts.html", {"posts": Post.rules.live()})


def drafts(request):
    return shortcut(request, "posts.html", {"posts": Post.objects.filter(published=False)})


class Report(BaseCommand):
    def handle(self, **options):
        self.stdout.write(" ".join(p.title for p in Post.rules.live()))


urlpatterns[:] = [path("posts/", posts), path("drafts/", drafts)]
ann = Author.objects.create(name="ann")
Post.objects.create(title="shown", author=ann)
Post.objects.create(title="draft", author=ann, published=False)
client = Client()
same("the URLconf routes", [client.get(u).resolver_match.func for u in ("/posts/", "/drafts/")], [posts, drafts])
same("two views, one template", [client.get(u).content for u in ("/posts/", "/drafts/")], [b"<li>shown", b"<li>draft"])
TEMPLATES["posts.html"] = "{{ posts|length }} posts"
same("another template, the same view", client.get("/posts/").content, b"1 posts")
out = StringIO()
call_command(Report(), stdout=out)
same("a command uses the same rule", out.getvalue().strip(), "shown")
