import inspect
import subprocess

from django.core.cache import cache
from django.core.cache.backends.locmem import LocMemCache
from django.core.cache.backends.redis import RedisCacheClient

program = """
from django.conf import settings
settings.configure()
from django.core.cache import cache
cache.set("key", "from another process")
"""
cache.set("key", "mine")
subprocess.run([sys.executable, "-c", program], check=True)
print("after another process set it:", cache.get("key"))
assert cache.get("key") == "mine"
small = LocMemCache("small", {})
for i in range(301):
    small.set(str(i), i)
print("kept of 301:", len(small._cache))
assert len(small._cache) <= 300
assert "flushdb" in inspect.getsource(RedisCacheClient.clear)
print("clear() on Redis is FLUSHDB")
