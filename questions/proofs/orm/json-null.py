# shows: 1 2 3 4 5 6
from django.db.models import JSONField, Value


class Dog(models.Model):
    name = models.CharField(max_length=10)
    data = JSONField(null=True)


class Cat(models.Model):
    data = JSONField(default=dict)


create(Dog, Cat)
Dog.objects.create(name="sql", data=None)
Dog.objects.create(name="json", data=Value(None, JSONField()))
Dog.objects.create(name="null owner", data={"owner": None})
Dog.objects.create(name="no owner", data={"age": 1})
Dog.objects.create(name="bob's", data={"owner": "Bob"})
Dog.objects.create(name="ann's", data={"owner": "Ann"})


def names(qs):
    return sorted(qs.values_list("name", flat=True))


with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    for condition, expected in (
        ({"data__isnull": True}, ["sql"]),
        ({"data": None}, ["json"]),
        ({"data__owner": None}, ["null owner"]),
        ({"data__owner__isnull": True}, ["json", "no owner", "sql"]),
    ):
        same(str(condition), names(Dog.objects.filter(**condition)), expected)
messages = [str(w.message)[:75] for w in caught]
print("warnings:", messages)
same("exclude() on a key", names(Dog.objects.exclude(data__owner="Bob")), ["ann's", "null owner", "sql"])

assert Dog.objects.get(name="sql").data is None
dog = Dog.objects.get(name="json")
assert dog.data is None
dog.save()
same("SQL NULL after a plain save()", names(Dog.objects.filter(data__isnull=True)), ["json", "sql"])

assert Cat.objects.create().data == {}
raises(IntegrityError, Cat.objects.create, data=None)
Cat.objects.create(data=Value(None, JSONField()))
assert Cat.objects.last().data is None and not Cat.objects.filter(data__isnull=True).exists()
print("null=False does not keep JSON null out")

if django.VERSION >= (6, 1):
    from django.db.models import JSONNull

    assert len(messages) == 1 and "Using None" in messages[0]
    Dog.objects.create(name="6.1", data=JSONNull())
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        same("JSONNull()", names(Dog.objects.filter(data=JSONNull())), ["6.1"])
    assert Dog.objects.get(name="6.1").data is None
else:
    assert not messages
