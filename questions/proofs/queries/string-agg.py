# needs: Django>=6.0, postgresql
# shows: 1 2 3 4
import warnings
from unittest import mock

import django.contrib.postgres.aggregates as contrib
from django.core.exceptions import FieldError
from django.db import NotSupportedError, connections
from django.db.backends.mysql.features import DatabaseFeatures as MySQL
from django.db.models import Aggregate, AnyValue, Count, StringAgg, Sum, Value

author = Author.objects.create(name="a")
post = Post.objects.create(title="p", author=author)
Post.objects.create(title="q", author=author)
for name in ("zebra", "apple", "mango"):
    post.tags.add(Tag.objects.create(name=name))

posts = Post.objects.annotate(
    tag_names=StringAgg(
        "tags__name", delimiter=Value(", "), order_by="tags__name"
    )
)
with queries("names of all posts", 1):
    same("names", [p.tag_names for p in posts.order_by("pk")], ["apple, mango, zebra", None])
for default in (Value(""), ""):
    empty = Post.objects.annotate(names=StringAgg("tags__name", delimiter=Value(", "), default=default))
    same("default", empty.get(title="q").names, "")
assert "', '" in str(raises(FieldError, Post.objects.annotate, names=StringAgg("tags__name", delimiter=", ")))
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    old = Post.objects.annotate(names=contrib.StringAgg("tags__name", ", ", order_by="tags__name")).get(title="p")
same("contrib.postgres", (old.names, len(caught) > 0), ("apple, mango, zebra", True))
same("allow_order_by", (Aggregate.allow_order_by, StringAgg.allow_order_by), (False, True))
for refuses in (Count, Sum):
    raises(TypeError, refuses, "pk", order_by="pk")

any_title = Post.objects.values("author").annotate(title=AnyValue("title"), n=Count("pk"))
if connection.features.is_postgresql_16:
    assert any_title.get()["title"] in "pq"
else:
    raises(NotSupportedError, list, any_title)
same("AnyValue on MySQL, on MariaDB", [MySQL(mock.Mock(mysql_is_mariadb=m)).supports_any_value for m in (False, True)], [True, False])
with mock.patch.object(type(connection.features), "supports_any_value", False):
    raises(NotSupportedError, list, any_title)

connections.settings["lite"] = {**connections.settings["default"], "ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:", "OPTIONS": {}}
lite = connections["lite"]
with lite.schema_editor() as editor:
    for model in (Author, Tag, Post):
        editor.create_model(model)
Author.objects.using("lite").bulk_create([Author(pk=1, name="a")])
Post.objects.using("lite").bulk_create([Post(title="p", author_id=1), Post(title="q", author_id=1)])
assert any_title.using("lite").get()["title"] in "pq"
if lite.get_database_version() >= (3, 44):
    list(posts.using("lite"))
else:
    raises(NotSupportedError, list, posts.using("lite"))
distinct = Post.objects.using("lite").annotate(names=StringAgg("tags__name", delimiter=Value(", "), distinct=True))
raises(NotSupportedError, list, distinct)
comma = Post.objects.using("lite").annotate(names=StringAgg("tags__name", delimiter=Value(","), distinct=True))
if django.VERSION >= (6, 1):
    list(comma)  # SQLite's own delimiter
else:
    raises(NotSupportedError, list, comma)
