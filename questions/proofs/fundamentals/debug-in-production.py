def broken(request):
    card = "4111 1111"
    raise RuntimeError("x")


urlpatterns[:] = [path("", broken)]
secrets = {"API_KEY": "k-123", "DATABASE_URL": "postgres://u:hunter2@db/shop"}
for debug in (True, False):
    with override_settings(DEBUG=debug, **secrets):
        page = Client(raise_request_exception=False).get("/").content.decode()
    same(f"DEBUG={debug}: local variable, DATABASE_URL, API_KEY", ["4111 1111" in page, "hunter2" in page, "k-123" in page], [debug, debug, False])
with override_settings(DEBUG=True):
    Tag.objects.count()
    same("queries kept", (len(connection.queries) > 0, connection.queries_log.maxlen), (True, 9000))
from django.core.exceptions import DisallowedHost

for debug, allowed in ((True, True), (False, False)):
    with override_settings(DEBUG=debug, ALLOWED_HOSTS=[]):
        request = rf.get("/", headers={"host": "localhost"})
        if allowed:
            same("localhost with an empty ALLOWED_HOSTS, DEBUG on", request.get_host(), "localhost")
        else:
            raises(DisallowedHost, request.get_host)
