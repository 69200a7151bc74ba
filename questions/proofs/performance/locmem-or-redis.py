# shows: 1 3 5 6
import pickle
import subprocess

from django.core.cache import cache, caches
from django.core.cache.backends.locmem import LocMemCache
from django.core.cache.backends.redis import RedisCache, RedisSerializer

assert type(caches["default"]) is LocMemCache
program = """
from django.conf import settings
settings.configure()
from django.core.cache import cache
assert not cache.delete("key") and cache.add("lock", 1)
cache.set("key", "new")
"""
cache.set("key", "old")
assert cache.add("lock", 1) and not cache.add("lock", 1)
subprocess.run([sys.executable, "-c", program], check=True)
same("after another process deleted it, locked and set it", cache.get("key"), "old")
kept = []
for options in ({}, {"OPTIONS": {"MAX_ENTRIES": 1000}}):
    small = LocMemCache(f"small {options}", options)
    for i in range(600):
        small.set(str(i), i)
    kept.append(sum(str(i) in small for i in range(600)))
print("kept of 600, by default and with MAX_ENTRIES:", kept)
assert kept[0] <= 300 and kept[1] == 600


said = []


class Payload:
    def __reduce__(self):
        return exec, ("import __main__; __main__.said.append('code of whoever wrote the entry')",)


serializer = RedisSerializer()
assert pickle.loads(serializer.dumps({"a": [1]})) == {"a": [1]}
entry = pickle.dumps(Payload())
serializer.loads(entry)
same("read from the cache", said, ["code of whoever wrote the entry"])


class Server:
    """Stands for the client library: notes which command is sent."""

    def __init__(self):
        self.sent = []

    def __getattr__(self, command):
        def call(*args, **kwargs):
            self.sent.append((command, args, kwargs))
            return True

        return call


redis = RedisCache("redis://cache:6379/1", {"KEY_PREFIX": "shop"})
server = Server()
redis._class.get_client = lambda self, *args, **kwargs: server
redis._class.__init__ = lambda self, *args, **kwargs: setattr(self, "_serializer", serializer)
redis.add("lock", 1, 30)
same("add() is one command", server.sent.pop(), ("set", ("shop:1:lock", 1), {"nx": True, "ex": 30}))
redis.clear()
same("clear()", server.sent, [("flushdb", (), {})])
