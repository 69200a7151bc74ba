from functools import partial

from django.core.cache import cache

committed = "old"


def read():
    """What another connection sees: committed rows only."""
    return cache.get_or_set("menu", lambda: committed)


read()
with transaction.atomic():
    cache.delete("menu")
    read()
committed = "new"
print("deleted inside the transaction:", read())
assert read() == "old"
with transaction.atomic():
    transaction.on_commit(partial(cache.delete, "menu"))
    read()
print("deleted on commit:", read())
assert read() == "new"


def versioned(value, late_writer=None):
    generation = cache.get_or_set("menu:gen", 1, timeout=None)
    if late_writer:
        late_writer()
    return cache.get_or_set(f"menu:{generation}", lambda: value)


versioned("old rows", late_writer=partial(cache.incr, "menu:gen"))
print("late writer with a generation:", versioned("new rows"))
assert versioned("anything") == "new rows"
raises(ValueError, cache.incr, "evicted")
