import gc

from django.dispatch import Signal

hits = []


def sent(signal):
    hits.clear()
    gc.collect()
    signal.send(None)
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
one, two = Backend(), Backend()
bound = Signal()
bound.connect(one.handler)
bound.connect(two.handler)
same("methods of two instances", sent(bound), 2)
uid = Signal()
uid.connect(one.handler, dispatch_uid="x")
uid.connect(two.handler, dispatch_uid="x")
same("with dispatch_uid", sent(uid), 1)


def subscribe(signal, **options):
    def local(**kwargs):
        hits.append(1)

    signal.connect(local, **options)


dead, alive = Signal(), Signal()
subscribe(dead)
subscribe(alive, weak=False)
same("closure", sent(dead), 0)
same("closure, weak=False", sent(alive), 1)
temporary = Signal()
temporary.connect(Backend().handler)
same("method of a temporary object", sent(temporary), 0)
strict = Signal()
with override_settings(DEBUG=True):
    raises(ValueError, strict.connect, lambda sender: None)
strict.connect(lambda sender: None, weak=False)
raises(TypeError, strict.send, None)
