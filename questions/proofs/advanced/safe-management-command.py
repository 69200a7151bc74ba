# needs: postgresql
# shows: 1 2 3 4 5 6
import io
import time
from contextlib import redirect_stderr
from datetime import timedelta

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone


class Draft(models.Model):
    published = models.DateTimeField(null=True)
    created = models.DateTimeField()


class Note(models.Model):
    draft = models.ForeignKey(Draft, models.CASCADE)


create(Draft, Note)
Post = Draft


# The code of the card.
class Command(BaseCommand):
    def add_arguments(self, parser):
        parser.add_argument("--days", type=int, default=30)
        parser.add_argument("--dry-run", action="store_true")

    def handle(self, *args, days, dry_run, **options):
        if days < 1:
            raise CommandError("--days must be positive")
        cutoff = timezone.now() - timedelta(days=days)
        old = Post.objects.filter(published=None, created__lt=cutoff)
        count = old.count() if dry_run else old.delete()[0]
        self.stdout.write(f"{count} rows")


now = timezone.now()
for days in (40, 40, 1):
    Draft.objects.create(created=now - timedelta(days=days))
Draft.objects.create(created=now - timedelta(days=40), published=now)
Note.objects.create(draft=Draft.objects.first())


def run(*args, **options):
    out = io.StringIO()
    call_command(Command(), *args, stdout=out, **options)
    return out.getvalue()


same("dry run", run("--dry-run"), "2 rows\n")
same("first run, with a cascaded row", run(), "3 rows\n")
same("second run", run(), "0 rows\n")
same("left", Draft.objects.count(), 2)
same("--days=1", run("--days=1"), "1 rows\n")
print("called:")
raises(CommandError, run, days=0)
raises(CommandError, run, "--days=many")


def shell(*args):
    err = io.StringIO()
    with redirect_stderr(err):
        error = raises(SystemExit, Command(stderr=err).run_from_argv, ["manage.py", "purge_drafts", *args])
    return error.code, err.getvalue()


same("on the command line", shell("--days=0"), (1, "CommandError: --days must be positive\n"))
same("an argument that cannot be parsed exits with", shell("--days=many")[0], 2)


class Broken(Command):
    def handle(self, *args, **options):
        raise LookupError("bug")


raises(LookupError, Broken().run_from_argv, ["manage.py", "purge_drafts"])

# One delete() is one transaction.
Draft.objects.create(created=now - timedelta(days=40))
with CaptureQueriesContext(connection) as ctx:
    run()
sent = [query["sql"].split()[0] for query in ctx]
same("sent: loads the drafts, because notes cascade", sent, ["SELECT", "BEGIN", "DELETE", "DELETE", "COMMIT"])

# The lock: one session has it, until it lets go.
other = connection.copy()


def lock(session):
    with session.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(7141)")
        return cursor.fetchone()[0]


same("first run gets the lock, the second does not", (lock(connection), lock(other)), (True, False))
connection.close()

for _ in range(50):
    if got := lock(other):
        break
    time.sleep(0.1)
same("when the first has gone", got, True)
other.close()
