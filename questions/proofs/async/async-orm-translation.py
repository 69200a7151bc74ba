import asyncio
import time

from django.core.exceptions import SynchronousOnlyOperation
from django.db.models import FloatField, Func, Value

ann = Author.objects.create(name="ann")
for i in range(3):
    Post.objects.create(title=f"post {i}", author=ann)


async def lazy():
    post = await Post.objects.aget(title="post 1")
    return post.author.name


async def joined():
    post = await Post.objects.select_related("author").aget(title="post 1")
    titles = [p.title async for p in Post.objects.filter(author=ann).order_by("pk")]
    return post.author.name, titles, await Post.objects.acount()


raises(SynchronousOnlyOperation, async_to_sync(lazy))
same("joined", async_to_sync(joined)(), ("ann", ["post 0", "post 1", "post 2"], 3))

connection.connection.create_function("nap", 1, lambda s: (time.sleep(s), 1)[1])
slow = Author.objects.annotate(x=Func(Value(0.1), function="nap", output_field=FloatField()))


async def gathered():
    start = time.perf_counter()
    await asyncio.gather(slow.aget(), slow.aget(), slow.aget())
    return time.perf_counter() - start


took = async_to_sync(gathered)()
print(f"three gathered queries of 0.1 s: {took:.1f} s")
assert took >= 0.29
