from django.core.exceptions import FieldDoesNotExist

Author.objects.create(name="O'Hara")
Author.objects.create(name="x")
name = "x' OR '1'='1"
sql = "SELECT id, name FROM blog_author WHERE name = "
leaked = list(Author.objects.raw(sql + f"'{name}'"))
print("formatted into the string:", len(leaked), "rows")
assert len(leaked) == 2
assert list(Author.objects.raw(sql + "%s", [name])) == []
assert len(list(Author.objects.raw(sql + "%s", ["O'Hara"]))) == 1
with queries("a column that was not selected", 3):
    for author in Author.objects.raw("SELECT id, name FROM blog_author"):
        author.email
rows = Author.objects.raw("SELECT id, name, length(name) AS n FROM blog_author ORDER BY id")
assert rows[0].n == 6 and not hasattr(rows, "filter") and not hasattr(rows, "count")
raises(FieldDoesNotExist, lambda: list(Author.objects.raw("SELECT name FROM blog_author")))
