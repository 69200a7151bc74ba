import asyncio
import time


async def quotes(request):
    await asyncio.gather(*(asyncio.sleep(0.4) for _ in range(3)))
    return HttpResponse()


urlpatterns = [path("", quotes)]

start = time.perf_counter()
assert Client().get("/").status_code == 200
took = time.perf_counter() - start
print(f"WSGI, three waits of 0.4 s in one view: {took:.1f} s")
assert took < 1.2

start = time.perf_counter()
for _ in range(3):
    Client().get("/")
one_worker = time.perf_counter() - start


async def many():
    client = AsyncClient()
    await asyncio.gather(*(client.get("/") for _ in range(20)))


start = time.perf_counter()
asyncio.run(many())
loop = time.perf_counter() - start
print(f"3 requests on one WSGI thread: {one_worker:.1f} s; 20 on one ASGI loop: {loop:.1f} s")
assert loop < one_worker
