try:
    from django.contrib.postgres.operations import AddIndexConcurrently
    from django.db import NotSupportedError
except ImportError:
    print("psycopg is not installed")
    raise SystemExit
from django.db.migrations.state import ProjectState

operation = AddIndexConcurrently("post", models.Index(fields=["title"], name="post_title"))
assert operation.atomic is False
try:
    with connection.schema_editor() as editor:
        operation.database_forwards("blog", editor, ProjectState(), ProjectState())
except NotSupportedError as e:
    print(e)
else:
    raise AssertionError
