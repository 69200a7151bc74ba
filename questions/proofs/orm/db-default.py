# shows: 1 2 3 4 5
from django.db.models.expressions import DatabaseDefault
from django.db.models.functions import Now


class Job(models.Model):
    title = models.CharField(max_length=20, default="")
    retries = models.IntegerField(db_default=0)
    opened = models.DateTimeField(db_default=Now())
    both = models.IntegerField(default=1, db_default=2)


class OldServer(models.Model):
    """The table as code sees it that does not know the new columns."""

    title = models.CharField(max_length=20)

    class Meta:
        managed = False
        db_table = "blog_ticket"


class Ticket(models.Model):
    title = models.CharField(max_length=20)


create(Job, Ticket)
Ticket.objects.create(title="row before the migration")


def add(name, field):
    field.set_attributes_from_name(name)
    field.model = Ticket
    with connection.schema_editor() as editor:
        editor.add_field(Ticket, field)


def column(name):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {name} FROM blog_ticket")
        return [value for value, in cursor.fetchall()]


add("stored", models.IntegerField(db_default=7))
OldServer.objects.create(title="old code")
same("db_default, written by old code", column("stored"), [7, 7])
add("retries", models.IntegerField(default=0))
same("default, in the rows that were there", column("retries"), [0, 0])
assert "retries" in str(raises(IntegrityError, OldServer.objects.create, title="old code"))

with connection.cursor() as cursor:
    cursor.execute("INSERT INTO blog_job (title) VALUES ('raw')")
raw = Job.objects.get(title="raw")
same("raw SQL", (raw.retries, raw.both), (0, 2))
same("an instance", Job(title="orm").both, 1)

job = Job(title="orm")
assert isinstance(job.retries, DatabaseDefault) and isinstance(job.opened, DatabaseDefault)
raises(TypeError, lambda: job.retries > 3)
with queries("save()", 1):
    job.save()
with queries("reading the defaults afterwards", 0):
    same("values", (job.retries, job.both), (0, 1))
    print(job.opened)
with connection.cursor() as cursor:
    cursor.execute("SELECT sql FROM sqlite_master WHERE name = 'blog_job'")
    (sql,) = cursor.fetchone()
assert '"retries" integer DEFAULT 0 NOT NULL' in sql and "DEFAULT (STRFTIME" in sql and "'NOW'" in sql


class Wrong(models.Model):
    a = models.IntegerField()
    b = models.IntegerField(db_default=models.F("a"))
    shared = models.JSONField(default=[])
    own = models.JSONField(default=list)


errors = {e.id: e.obj.name for e in Wrong.check(databases=["default"])}
same("checks", errors, {"fields.E012": "b", "fields.E010": "shared"})
one, other = Wrong(), Wrong()
one.shared.append(1)
one.own.append(1)
same("a mutable default", (other.shared, other.own), ([1], []))
