# needs: Django>=6.0
from django.core.management.commands import shell


class Command(shell.Command):
    def get_auto_imports(self):
        return super().get_auto_imports() + ["textwrap.dedent"]


names = Command().get_namespace(verbosity=0)
same("models", names["Author"], Author)
same("added in 6.0", [n in names for n in ("settings", "connection", "models", "functions", "reset_queries", "timezone")], [True] * 6)
same("own", "dedent" in names, True)
same("--no-imports", Command().get_namespace(no_imports=True), {})
