# shows: 1 2 3 4 6
import threading
import time

from django.core.cache import cache


def cached_report(compute, fresh=300, keep=3600):
    value, until = cache.get("report", (None, 0))
    if until > time.time():
        return value
    if until and not cache.add("report:lock", 1, timeout=60):
        return value
    value = compute()
    cache.set("report", (value, time.time() + fresh), keep)
    return value


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
same("fresh again", ten_at_once(cached_report, lambda answers: None), (0, ["new"] * 10))

stale = ("old", time.time() - 1)


def time_is_over():
    """The lock reaches its timeout."""
    cache.touch("report:lock", 0.01)
    time.sleep(0.05)


def expire():
    cache.set("report", stale, 3600)
    time_is_over()


expire()


def broken():
    raise ZeroDivisionError


raises(ZeroDivisionError, cached_report, broken)
same("after an error, while the lock lives", cached_report(lambda: "new"), "old")
time_is_over()
same("after the lock's timeout", cached_report(lambda: "new"), "new")


def overtaken(report):
    """The computation outlives its lock, and a second request takes one."""
    expire()

    def compute():
        time_is_over()
        assert cache.add("report:lock", "second", timeout=60)
        return "new"

    report(compute)
    return cache.get("report:lock")


def deletes(compute):
    try:
        return cached_report(compute)
    finally:
        cache.delete("report:lock")


same("the second one's lock", (overtaken(cached_report), overtaken(deletes)), ("second", None))

cache.delete("report")
together.reset()
same("with nothing stored", ten_at_once(cached_report, lambda answers: together.wait(30))[0], 10)
cache.get_or_set("nothing", lambda: None)
same("None is kept too", cache.get_or_set("nothing", lambda: "computed again"), None)
