from django.core.signals import request_started
from django.db import connections

connections.settings["kept"] = dict(
    connections.settings["default"], NAME="file:kept?mode=memory&cache=shared", CONN_MAX_AGE=600, CONN_HEALTH_CHECKS=True
)
kept = connections["kept"]
pings = []
kept.is_usable = lambda: bool(pings.append(1)) or True


def use():
    with kept.cursor() as cursor:
        cursor.execute("SELECT 1")


use()
print("pings on a new connection:", len(pings))
assert not pings
request_started.send(sender=None)
use(), use()
print("pings in the next request with two queries:", len(pings))
assert len(pings) == 1
use()
assert len(pings) == 1
print("none without a new request, as in a long-running command")
