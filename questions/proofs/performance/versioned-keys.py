# needs: postgresql
# shows: 1 2 3 4 5 6
import threading
from functools import partial
from secrets import token_hex

from django.core.cache import cache
from django.db.models.signals import post_delete, post_save
from django.utils.translation import get_language, override


class Item(models.Model):
    shop_id = models.IntegerField(default=1)
    name = models.CharField(max_length=9)


create(Item)
item = Item.objects.create(name="old")


def build_menu(shop_id):
    return list(Item.objects.filter(shop_id=shop_id).values_list("name", flat=True))


def elsewhere(call, *args):
    """Call in another request, with a connection of its own."""
    answers = []

    def run():
        answers.append(call(*args))
        connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    return answers[0]


def plain_menu():
    return cache.get_or_set("menu", partial(build_menu, 1), 3600)


def delete_menu(**kwargs):
    cache.delete("menu")


plain_menu()
post_save.connect(delete_menu, sender=Item)
with transaction.atomic():
    item.name = "new"
    item.save()
    elsewhere(plain_menu)
same("deleted inside the transaction", plain_menu(), ["old"])
post_save.disconnect(delete_menu, sender=Item)


def delete_on_commit(**kwargs):
    transaction.on_commit(partial(cache.delete, "menu"))


post_save.connect(delete_on_commit, sender=Item)
with transaction.atomic():
    item.name = "newer"
    item.save()
    elsewhere(plain_menu)
same("deleted on commit", plain_menu(), ["newer"])
late = build_menu(1)
with transaction.atomic():
    item.name = "newest"
    item.save()
cache.set("menu", late)
same("a late reader stored the old rows", plain_menu(), ["newer"])
post_save.disconnect(delete_on_commit, sender=Item)


def invalidate_menu(sender, instance, **kwargs):
    key = f"menu:gen:{instance.shop_id}"
    transaction.on_commit(lambda: cache.set(key, token_hex(8), None))


def menu(shop_id):
    token = partial(token_hex, 8)
    gen = cache.get_or_set(f"menu:gen:{shop_id}", token, timeout=None)
    key = f"menu:{shop_id}:{gen}:{get_language()}"
    return cache.get_or_set(key, partial(build_menu, shop_id), 3600)


post_save.connect(invalidate_menu, sender=Item)


def rename(name, meanwhile=lambda: None):
    with transaction.atomic():
        item.name = name
        item.save()
        meanwhile()


def in_two_languages():
    with override("de"):
        german = menu(1)
    return german + menu(1)


rename("first")  # before anybody has asked for the menu
same("built", in_two_languages(), ["first"] * 2)
rename("second", partial(elsewhere, in_two_languages))
same("all languages after the commit", in_two_languages(), ["second"] * 2)
build, waiting = build_menu, []


def build_menu(shop_id):
    rows = build(shop_id)
    if waiting:
        waiting.pop()()  # the change commits after the rows are read
    return rows


waiting.append(partial(rename, "third"))
cache.delete(f"menu:1:{cache.get('menu:gen:1')}:{get_language()}")
print("the late reader itself got", menu(1))
same("where nobody looks", menu(1), ["third"])
Item.objects.filter(pk=item.pk).update(name="fourth")
same("update() sends nothing", menu(1), ["third"])
item.name = "fifth"
Item.objects.bulk_update([item], ["name"])
same("bulk_update() neither", menu(1), ["third"])
second = Item.objects.create(name="second")
same("two items", len(menu(1)), 2)
second.delete()
same("a deletion sends no post_save", len(menu(1)), 2)
post_delete.connect(invalidate_menu, sender=Item)
second.save(force_insert=True)
same("two items again", len(menu(1)), 2)
second.delete()
same("but post_delete", len(menu(1)), 1)
raises(ValueError, cache.incr, "evicted")


def counted():
    return cache.get_or_set(f"counted:{cache.get_or_set('counter', 1, None)}", partial(build, 1))


old = counted()
cache.incr("counter")
rename("sixth")
same("with a counter", counted(), ["sixth"])
cache.delete("counter")  # as an eviction does
same("after its eviction", counted(), old)
cache.delete("menu:gen:1")
same("with a token", menu(1), ["sixth"])
