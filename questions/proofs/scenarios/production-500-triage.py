# shows: 4
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
        response = Client(raise_request_exception=False).get("/")
        page = response.content.decode()
    same(f"DEBUG = {debug}: status", response.status_code, 500)
    same(f"DEBUG = {debug}: a local variable in the page", "buy the competitor" in page, debug)
    same(f"DEBUG = {debug}: the code of the exception in the page", "reporter" in page or "get_response" in page, debug)

# A migration has dropped a column: the old code runs again once the column is
# back, empty and nullable.
class Member(models.Model):
    name = models.CharField(max_length=20)
    phone = models.CharField(max_length=20)


create(Member)
from django.db import OperationalError

with connection.cursor() as cursor:
    cursor.execute("ALTER TABLE blog_member DROP COLUMN phone")
raises(OperationalError, Member.objects.create, name="ann", phone="1")
raises(OperationalError, lambda: list(Member.objects.all()))
with connection.cursor() as cursor:
    cursor.execute("INSERT INTO blog_member (name) VALUES ('bob')")
    cursor.execute("ALTER TABLE blog_member ADD COLUMN phone varchar(20) NULL")
Member.objects.create(name="ann", phone="1")
same("old code", list(Member.objects.order_by("pk").values_list("name", "phone")), [("bob", None), ("ann", "1")])
