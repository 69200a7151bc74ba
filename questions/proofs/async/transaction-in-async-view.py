from asgiref.sync import sync_to_async
from django.core.exceptions import SynchronousOnlyOperation
from django.core.handlers.base import BaseHandler


async def async_with():
    async with transaction.atomic():
        pass


async def plain_with():
    with transaction.atomic():
        pass


@transaction.atomic
def both(fail):
    Author.objects.create(name="debit")
    if fail:
        raise RuntimeError
    Author.objects.create(name="credit")


async def wrapped(fail):
    await sync_to_async(both)(fail)


async def separate():
    await Author.objects.acreate(name="debit")
    raise RuntimeError


raises(TypeError, async_to_sync(async_with))
raises(SynchronousOnlyOperation, async_to_sync(plain_with))
raises(RuntimeError, async_to_sync(separate))
same("separate statements leave", Author.objects.count(), 1)
Author.objects.all().delete()
raises(RuntimeError, async_to_sync(wrapped), True)
same("one sync function leaves", Author.objects.count(), 0)

connection.settings_dict["ATOMIC_REQUESTS"] = True
raises(RuntimeError, BaseHandler().make_view_atomic, wrapped)
