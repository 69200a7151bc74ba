# shows: 1 2 3 4 5 6
from re import escape as re_escape

from django.core.exceptions import FieldError
from django.db import DatabaseError
from django.db.models.expressions import RawSQL


class City(models.Model):
    name = models.CharField(max_length=50)
    created = models.IntegerField(default=0)
    mayor = models.ForeignKey(User, on_delete=models.CASCADE)


create(City)
ann, bob = User.objects.create_user("ann", password="a"), User.objects.create_user("bob", password="b")
City.objects.create(name="Ulm", mayor=ann, created=2)
City.objects.create(name="Aix", mayor=bob, created=1)
q = "x' OR '1'='1"
TABLE = City._meta.db_table


def execute(sql, params=()):
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return len(cursor.fetchall())


injected = {
    "RawSQL": City.objects.annotate(hit=RawSQL(f"name = '{q}'", [])).filter(hit=True).count(),
    "raw()": len(City.objects.raw(f"SELECT * FROM {TABLE} WHERE name = '{q}'")),
    "extra()": City.objects.extra(where=[f"name = '{q}'"]).count(),
    "cursor.execute()": execute(f"SELECT * FROM {TABLE} WHERE name = '{q}'"),
}
same("an f-string: cities found", injected, dict.fromkeys(injected, 2))
parameters = {
    "RawSQL": City.objects.annotate(hit=RawSQL("name = %s", [q])).filter(hit=True).count(),
    "raw()": len(City.objects.raw(f"SELECT * FROM {TABLE} WHERE name = %s", [q])),
    "extra()": City.objects.extra(where=["name = %s"], params=[q]).count(),
    "cursor.execute()": execute(f"SELECT * FROM {TABLE} WHERE name = %s", [q]),
    "filter()": City.objects.filter(name=q).count(),
}
same("as a parameter", parameters, dict.fromkeys(parameters, 0))
same("found by its name", execute(f"SELECT * FROM {TABLE} WHERE name = %s", ["Ulm"]), 1)
raises(DatabaseError, execute, f"SELECT * FROM {TABLE} WHERE name = '%s'", ["Ulm"])  # quotes around it
raises(DatabaseError, execute, "SELECT * FROM %s", [TABLE])
same("a column as a parameter is a constant", execute(f"SELECT * FROM {TABLE} WHERE %s = 'Ulm'", ["name"]), 0)

SORTS = {"new": "-created", "name": "name"}
for url, names in {"/?sort=new": ["Ulm", "Aix"], "/?sort=mayor__password": ["Aix", "Ulm"], "/?sort=name": ["Aix", "Ulm"]}.items():
    request = rf.get(url)
    ordered = City.objects.order_by(SORTS.get(request.GET.get("sort"), "name"))
    same(url, [city.name for city in ordered], names)
    same("no join to the users", "auth_user" in str(ordered.query), False)
raises(FieldError, City.objects.order_by, "name; DROP TABLE city")


def cities(**params):
    request = rf.get("/", params)
    return City.objects.filter(**request.GET.dict())


known = ""
LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_$+/="
while guess := next(
    (known + c for c in LETTERS if cities(name="Ulm", mayor__password__regex="^" + re_escape(known + c))), None
):
    known = guess
same("read through filter(**request.GET.dict())", known, ann.password)
same("startswith tells it too", [c.name for c in cities(mayor__password__startswith=known)], ["Ulm"])
by_hash = [city.mayor for city in City.objects.order_by("mayor__password")]
same("order_by() tells whose hash is smaller", by_hash, sorted([ann, bob], key=lambda user: user.password))
raises(TypeError, lambda: list(cities(_connector="OR 1=1 OR")))
