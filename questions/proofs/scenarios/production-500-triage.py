from django.db import reset_queries

for debug, kept in ((False, 0), (True, 25)):
    with override_settings(DEBUG=debug):
        reset_queries()
        for _ in range(25):
            Author.objects.count()
        same(f"DEBUG = {debug}: statements kept", len(connection.queries), kept)
reset_queries()


def view(request):
    secret_plan = "buy the competitor"
    raise RuntimeError("boom")


urlpatterns = [path("", view)]
for debug in (False, True):
    with override_settings(DEBUG=debug):
        page = Client(raise_request_exception=False).get("/").content.decode()
    same(f"DEBUG = {debug}: local variable in the page", "buy the competitor" in page, debug)
