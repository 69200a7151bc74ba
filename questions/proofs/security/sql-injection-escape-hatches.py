from django.core.exceptions import FieldError
from django.db.models.expressions import RawSQL

ann = Author.objects.create(name="Ann", email="secret@example.com")
Author.objects.create(name="Bob")
Post.objects.create(title="t", author=ann)
name = "x' OR '1'='1"
formatted = Author.objects.annotate(hit=RawSQL(f"name = '{name}'", [])).filter(hit=True)
parameter = Author.objects.annotate(hit=RawSQL("name = %s", [name])).filter(hit=True)
same("formatted into the SQL, as a parameter", (formatted.count(), parameter.count()), (2, 0))

known = ""
letters = "abcdefghijklmnopqrstuvwxyz@."
while guess := next(
    (known + c for c in letters if Post.objects.filter(**{"author__email__startswith": known + c}).exists()), None
):
    known = guess
same("read through filter(**request.GET)", known, "secret@example.com")
raises(FieldError, Author.objects.order_by, "name; DROP TABLE blog_author")
