# shows: 1 2 3 4 5 6
from django.db.models.signals import m2m_changed, post_delete, post_save
from django.dispatch import receiver


class Item(models.Model):
    title = models.TextField()
    tag_count = models.IntegerField(default=0)
    tags = models.ManyToManyField(Tag, related_name="items")


create(Item)
Post, log, other = Item, [], []


def spy(sender, instance, action, reverse, pk_set, **kwargs):
    log.append((action, type(instance).__name__, reverse, pk_set))


# The code of the card.
@receiver(m2m_changed, sender=Post.tags.through)
def recount(sender, instance, action, reverse, pk_set, **kwargs):
    if action not in {"post_add", "post_remove", "post_clear"}:
        return
    pks = (pk_set or set()) if reverse else {instance.pk}
    for post in Post.objects.filter(pk__in=pks):
        row = Post.objects.filter(pk=post.pk)
        row.update(tag_count=post.tags.count())


def never(**kwargs):
    other.append("called")


m2m_changed.connect(spy, sender=Post.tags.through)
m2m_changed.connect(never, sender=Post)
post = Post.objects.create(title="x")
a, b, c = (Tag.objects.create(name=n) for n in "abc")


def actions(call):
    log.clear()
    call()
    return list(log)


def pair(name, instance="Item", reverse=False, pk_set=None):
    return [(f"pre_{name}", instance, reverse, pk_set), (f"post_{name}", instance, reverse, pk_set)]


def right():
    post.refresh_from_db()
    return post.tag_count == post.tags.count()


def change(label, call, want):
    same(label, actions(call), want)
    assert right(), label


change("add", lambda: post.tags.add(a, b), pair("add", pk_set={1, 2}))
change("add one that is new", lambda: post.tags.add(a, c), pair("add", pk_set={3}))
change("add again", lambda: post.tags.add(a), pair("add", pk_set=set()))
change("remove", lambda: post.tags.remove(c), pair("remove", pk_set={3}))
change("remove what is not there", lambda: post.tags.remove(c), pair("remove", pk_set={3}))
change("set", lambda: post.tags.set([a, c]), pair("remove", pk_set={2}) + pair("add", pk_set={3}))
change("set(clear=True)", lambda: post.tags.set([a], clear=True), pair("clear") + pair("add", pk_set={1}))
change("clear", post.tags.clear, pair("clear"))
change("reverse", lambda: b.items.add(post), pair("add", "Tag", True, {post.pk}))
same("reverse clear", actions(b.items.clear), pair("clear", "Tag", True))
same("the counter after it", right(), False)
b.items.add(post)

# Who needs them can read them in pre_clear.
found = []


def before(action, instance, reverse, **kwargs):
    if action == "pre_clear" and reverse:
        found.extend(instance.items.all())


m2m_changed.connect(before, sender=Post.tags.through)
b.items.clear()
same("read in pre_clear", found, [post])

for signal in (post_save, post_delete):
    signal.connect(never, sender=Post.tags.through)
post.tags.clear()
same("through row", actions(lambda: Post.tags.through.objects.create(item=post, tag=c)), [])
same("the counter after it", right(), False)
post.tags.set([a])
assert right()
same("a tag is deleted", actions(a.delete), [])
same("the counter after it", right(), False)
same("a post is deleted", actions(Post.objects.get(pk=post.pk).delete), [])
same("receivers with another sender", other, [])
