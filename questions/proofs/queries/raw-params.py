# needs: postgresql
# shows: 1 2 3 4 5
from django.core.exceptions import FieldDoesNotExist
from django.db import DatabaseError, connections
from django.db.models.expressions import RawSQL


class Author(models.Model):
    name = models.CharField(max_length=100)
    email = models.EmailField(blank=True)

    class Meta:
        app_label = "app"
        db_table = "app_author"


create(Author)
Author.objects.create(name="O'Hara")
Author.objects.create(name="x")
name = "x' OR '1'='1"
same("formatted into the string", len(list(Author.objects.raw(f"SELECT id FROM app_author WHERE name = '{name}'"))), 2)
authors = Author.objects.raw(
    "SELECT id, name FROM app_author WHERE name = %s", [name]
)
same("as a parameter", len(list(authors)), 0)
sql = "SELECT id, name FROM app_author WHERE name = "
same("O'Hara", [a.name for a in Author.objects.raw(sql + "%s", ["O'Hara"])], ["O'Hara"])
evil = " OR true --"
same("a quoted placeholder lets code in", len(list(Author.objects.raw(sql + "'%s'", [evil]))), 2)
raises(DatabaseError, list, Author.objects.raw("SELECT id FROM %s", ["app_author"]))

with connection.cursor() as cursor:
    cursor.execute(sql + "%s", [name])
    same("cursor", cursor.fetchall(), [])
same("RawSQL", Author.objects.annotate(eq=RawSQL("name = %s", [name])).filter(eq=True).count(), 0)
same("raw() with a dictionary", len(list(Author.objects.raw(sql + "%(name)s", {"name": "x"}))), 1)
raises(TypeError, list, Author.objects.annotate(eq=RawSQL("name = %(name)s", {"name": "x"})))

with queries("a column that was not selected", 3):
    for author in Author.objects.raw("SELECT id, name FROM app_author"):
        assert author.name and author.email == ""
rows = Author.objects.raw("SELECT id, name, length(name) AS size FROM app_author ORDER BY id")
same("an extra column", (type(rows).__name__, type(rows[0]).__name__, rows[0].size), ("RawQuerySet", "Author", 6))
for method in ("filter", "count"):
    raises(AttributeError, getattr, rows, method)
raises(FieldDoesNotExist, list, Author.objects.raw("SELECT name FROM app_author"))

GET = {"email__startswith": "secret"}
Author.objects.filter(name="x").update(email="secret@example.com")
same("filter(**GET) probes a column", [a.name for a in Author.objects.filter(**GET)], ["x"])

connections.settings["lite"] = {**connections.settings["default"], "ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:", "OPTIONS": {}}
with connections["lite"].schema_editor() as editor:
    editor.create_model(Author)
raises(DatabaseError, list, Author.objects.using("lite").raw(sql + "'%s'", ["x"]))
