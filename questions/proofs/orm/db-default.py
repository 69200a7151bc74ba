from django.db.models.expressions import DatabaseDefault
from django.db.models.functions import Now


class Ticket(models.Model):
    title = models.CharField(max_length=20)
    state = models.CharField(max_length=10, db_default="new")
    opened = models.DateTimeField(db_default=Now())
    both = models.IntegerField(default=1, db_default=2)


create(Ticket)
with connection.cursor() as cursor:
    cursor.execute("INSERT INTO blog_ticket (title) VALUES ('raw')")
raw = Ticket.objects.get(title="raw")
print("written by raw SQL:", raw.state, raw.both)
assert (raw.state, raw.both) == ("new", 2) and raw.opened
ticket = Ticket(title="orm")
assert isinstance(ticket.state, DatabaseDefault)
with queries("save", 1):
    ticket.save()
with queries("reading the defaults afterwards", 0):
    assert (ticket.state, ticket.both) == ("new", 1) and ticket.opened
field = models.IntegerField(default=0)
field.set_attributes_from_name("retries")
field.model = Ticket
with connection.schema_editor() as editor:
    editor.add_field(Ticket, field)
try:
    with transaction.atomic():
        Ticket.objects.create(title="old code does not know retries")
except IntegrityError as e:
    print("default= alone:", e)
else:
    raise AssertionError
