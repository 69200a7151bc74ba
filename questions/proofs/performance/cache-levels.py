from django.core.cache import cache, caches
from django.core.cache.backends.locmem import LocMemCache

print(settings.CACHES["default"]["BACKEND"], "default timeout:", caches["default"].default_timeout)
assert isinstance(caches["default"], LocMemCache) and caches["default"].default_timeout == 300
calls = []


def compute_stats():
    calls.append(1)
    return {"posts": 3}


assert cache.get_or_set("stats:v1", compute_stats, timeout=300) == cache.get_or_set("stats:v1", compute_stats, timeout=300)
print("computed", len(calls), "time for two reads")
assert len(calls) == 1
