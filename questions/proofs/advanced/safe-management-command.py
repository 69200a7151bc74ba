import io

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError


class Command(BaseCommand):
    def add_arguments(self, parser):
        parser.add_argument("--days", type=int, default=30)
        parser.add_argument("--dry-run", action="store_true")

    def handle(self, *args, **options):
        if options["days"] < 1:
            raise CommandError("--days must be positive")
        drafts = Post.objects.filter(published=False)
        count = drafts.count() if options["dry_run"] else drafts.delete()[0]
        self.stdout.write(f"{count} rows")


ann = Author.objects.create(name="ann")
for i in range(3):
    Post.objects.create(title=str(i), author=ann, published=i == 0)


def run(**options):
    out = io.StringIO()
    call_command(Command(), stdout=out, **options)
    return out.getvalue()


same("dry run", run(dry_run=True), "2 rows\n")
same("first run", run(), "2 rows\n")
same("second run", run(), "0 rows\n")
raises(CommandError, run, days=0)
error = raises(SystemExit, Command(stderr=io.StringIO()).run_from_argv, ["manage.py", "purge", "--days=0"])
same("exit code", error.code, 1)
