from django.db.models.signals import m2m_changed

log = []


def receiver(sender, instance, action, reverse, pk_set, **kwargs):
    if action.startswith("post"):
        log.append((action, type(instance).__name__, reverse, pk_set))


m2m_changed.connect(receiver, sender=Post.tags.through)
ann = Author.objects.create(name="ann")
post = Post.objects.create(title="x", author=ann)
a, b, c = (Tag.objects.create(name=n) for n in "abc")


def actions(call):
    log.clear()
    call()
    return list(log)


same("add", actions(lambda: post.tags.add(a, b)), [("post_add", "Post", False, {1, 2})])
same("add again", actions(lambda: post.tags.add(a)), [("post_add", "Post", False, set())])
same("set", [x[0] for x in actions(lambda: post.tags.set([a, c]))], ["post_remove", "post_add"])
same("set(clear=True)", [x[0] for x in actions(lambda: post.tags.set([a], clear=True))], ["post_clear", "post_add"])
same("clear", actions(post.tags.clear), [("post_clear", "Post", False, None)])
same("reverse", actions(lambda: b.posts.add(post)), [("post_add", "Tag", True, {post.pk})])
same("through row", actions(lambda: Post.tags.through.objects.create(post=post, tag=c)), [])
same("cascade", actions(post.delete), [])
