# needs: psycopg
from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import NotSupportedError
from django.db.migrations.state import ProjectState

operation = AddIndexConcurrently("post", models.Index(fields=["title"], name="post_title"))
same("runs inside a transaction", operation.atomic, False)
with connection.schema_editor() as editor:
    raises(NotSupportedError, operation.database_forwards, "blog", editor, ProjectState(), ProjectState())
