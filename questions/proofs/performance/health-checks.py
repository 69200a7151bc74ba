# needs: celery, postgresql
# shows: 1 2 3 4 5
from celery import Celery
from celery.fixups.django import DjangoWorkerFixup
from django.core.signals import request_finished, request_started
from django.db import OperationalError, close_old_connections, connections

same("by default", (connection.settings_dict["CONN_HEALTH_CHECKS"], connection.settings_dict["CONN_MAX_AGE"]), (False, 0))
for alias, checks in (("kept", False), ("checked", True)):
    connections.settings[alias] = dict(connections.settings["default"], CONN_MAX_AGE=600, CONN_HEALTH_CHECKS=checks)


def pid(alias):
    with connections[alias].cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return cursor.fetchone()[0]


def failover(alias):
    """The server closes the connection."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [connections[alias].connection.info.backend_pid])


def request(call, *args):
    request_started.send(sender=None)
    try:
        return call(*args)
    finally:
        request_finished.send(sender=None)


first = request(pid, "kept")
same("kept for the next request", request(pid, "kept"), first)
failover("kept")
raises(OperationalError, request, pid, "kept")
assert request(pid, "kept") != first
print("the request after it has a new connection")

first = request(pid, "checked")
failover("checked")
assert request(pid, "checked") != first
print("CONN_HEALTH_CHECKS: no request failed")


def lost_meanwhile():
    pid("checked")
    failover("checked")
    pid("checked")


raises(OperationalError, request, lost_meanwhile)
tests = []
request(pid, "checked")
usable = connections["checked"].is_usable
connections["checked"].is_usable = lambda: tests.append(1) or usable()
request(lambda: (pid("checked"), pid("checked")))
same("tests in a request with two queries", len(tests), 1)
request(lambda: None)
same("and in one without", len(tests), 1)

command = connections["checked"]
command.close()
pid("checked")
failover("checked")
raises(OperationalError, pid, "checked")  # a command: no request, no test
command.close()
pid("checked")
failover("checked")
close_old_connections()
print("after close_old_connections():", pid("checked") > 0)
connections.settings["new"] = dict(connections.settings["default"], CONN_MAX_AGE=0)
assert request(pid, "new") != request(pid, "new")

shop = Celery("shop")


@shop.task
def job():
    pass


worker = DjangoWorkerFixup(shop)
first = pid("kept")
same("kept by the command itself", pid("kept"), first)
worker.on_task_prerun(job)
same("a kept connection, after Celery prepared a task", pid("kept") == first, False)
connections.close_all()
