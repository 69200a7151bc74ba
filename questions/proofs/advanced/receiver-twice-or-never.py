# shows: 1 2 3 4 5 6 7
import gc
import importlib
import pathlib
import sys
import tempfile

from django.contrib.auth.signals import user_logged_in
from django.db.models.signals import post_save
from django.dispatch import Signal

hits = []


def sent(signal, sender=None):
    hits.clear()
    gc.collect()
    signal.send(sender)
    return len(hits)


def plain(**kwargs):
    hits.append(1)


class Backend:
    def handler(self, **kwargs):
        hits.append(1)


twice = Signal()
twice.connect(plain)
twice.connect(plain)
same("same function, connected twice", sent(twice), 1)
twice.connect(plain, sender=Post)
same("with a sender as well", sent(twice, Post), 2)
twice.connect(plain, dispatch_uid="y")
same("with another identity as well", sent(twice, Post), 3)
senders = Signal()
senders.connect(plain, sender=Post)
senders.connect(plain, sender=Tag)
same("for two senders", (sent(senders, Post), sent(senders, Author), len(senders.receivers)), (1, 0, 2))
one, two = Backend(), Backend()
bound = Signal()
bound.connect(one.handler)
bound.connect(one.handler)
same("a method of one instance", sent(bound), 1)
bound.connect(two.handler)
same("methods of two instances", sent(bound), 2)
uid = Signal()
uid.connect(one.handler, dispatch_uid="x")
uid.connect(two.handler, dispatch_uid="x")
same("with dispatch_uid", sent(uid), 1)

# One module, imported under two names, connected as AppConfig.ready() does it.
folder = pathlib.Path(tempfile.mkdtemp())
(folder / "shop").mkdir()
(folder / "shop" / "signals.py").write_text("def on_paid(**kwargs):\n    hits.append(1)\n\n\npaid.connect(on_paid)\n")
sys.path[:0] = [str(folder), str(folder / "shop")]
import builtins

builtins.paid, builtins.hits = Signal(), hits
importlib.import_module("shop.signals")
importlib.import_module("shop.signals")
same("imported under one name", sent(paid), 1)
importlib.import_module("signals")
same("under two names", sent(paid), 2)

weak = Signal()
weak.connect(plain)
same("weak reference by default", type(weak.receivers[0][1]).__name__, "ReferenceType")
weak.connect(lambda **kwargs: hits.append(1))
same("a lambda", sent(weak), 1)
temporary = Signal()
temporary.connect(Backend().handler)
same("method of a temporary object", sent(temporary), 0)


def notify(user):
    hits.append(user)


# The code of the card.
def subscribe(user):
    def on_login(sender, **kwargs):
        notify(user)

    user_logged_in.connect(on_login)  # dead after return

def subscribe_for_good(user):
    def on_login(sender, **kwargs):
        notify(user)

    uid = f"login-{user.pk}"
    user_logged_in.connect(on_login, weak=False, dispatch_uid=uid)


user_logged_in.receivers.clear()
user_logged_in.sender_receivers_cache.clear()
ann = User(pk=1)
subscribe(ann)
same("subscribe()", sent(user_logged_in), 0)
subscribe_for_good(ann)
same("subscribe_for_good()", sent(user_logged_in), 1)
subscribe_for_good(ann)
same("called again", sent(user_logged_in), 1)
subscribe_for_good(User(pk=2))
same("a leak", len(user_logged_in.receivers), 2)

# The sender of a model signal.
class PostProxy(Post):
    class Meta:
        proxy = True


post_save.connect(plain, sender=Post)
author = Author.objects.create()
hits.clear()
PostProxy.objects.create(title="x", author=author)
same("a proxy is saved", hits, [])
Post.objects.create(title="x", author=author)
same("the class itself", hits, [1])
post_save.disconnect(plain, sender=Post)
hits.clear()
Post.objects.create(title="x", author=author)
post_save.connect(plain, sender=Post)
same("disconnected for a while", hits, [])

strict = Signal()
with override_settings(DEBUG=True):
    raises(ValueError, strict.connect, lambda sender: None)
strict.connect(lambda sender: None, weak=False)
raises(TypeError, strict.send, None)
