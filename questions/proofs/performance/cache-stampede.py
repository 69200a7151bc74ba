import threading
import time

from django.core.cache import cache


def cached_report(compute, fresh=300, keep=3600):
    entry = cache.get("report")
    if entry and entry[1] > time.time():
        return entry[0]
    if cache.add("report:lock", 1, timeout=30):
        value = compute()
        cache.set("report", (value, time.time() + fresh), keep)
        cache.delete("report:lock")
        return value
    return entry[0] if entry else compute()


def ten_at_once(call, computes):
    """How often it was computed, and what ten callers got."""
    computed, answers = [], []

    def compute():
        computed.append("new")
        computes(answers)
        return "new"

    threads = [threading.Thread(target=lambda: answers.append(call(compute))) for _ in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return len(computed), sorted(answers)


together = threading.Barrier(10)
naive = ten_at_once(lambda compute: cache.get_or_set("naive", compute, 60), lambda answers: together.wait(30))
same("get_or_set(): computations", naive[0], 10)


def until_the_others_are_served(answers):
    while len(answers) < 9:
        time.sleep(0.01)


cache.set("report", ("old", time.time() - 1), 3600)
guarded = ten_at_once(cached_report, until_the_others_are_served)
same("stale value and lock", guarded, (1, ["new"] + ["old"] * 9))
cache.get_or_set("nothing", lambda: None)
same("None is kept too", "nothing" in cache, True)
