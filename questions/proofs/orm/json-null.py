from django.db.models import JSONField, Value

warnings.simplefilter("ignore")


class Dog(models.Model):
    name = models.CharField(max_length=10)
    data = JSONField(null=True)


create(Dog)
Dog.objects.create(name="sql", data=None)
Dog.objects.create(name="json", data=Value(None, JSONField()))
Dog.objects.create(name="null owner", data={"owner": None})
Dog.objects.create(name="no owner", data={"age": 1})
Dog.objects.create(name="bob's", data={"owner": "Bob"})


def names(qs):
    return set(qs.values_list("name", flat=True))


for condition, expected in (
    ({"data__isnull": True}, {"sql"}),
    ({"data": None}, {"json"}),
    ({"data__owner": None}, {"null owner"}),
    ({"data__owner__isnull": True}, {"sql", "json", "no owner"}),
):
    found = names(Dog.objects.filter(**condition))
    print(condition, found)
    assert found == expected
excluded = names(Dog.objects.exclude(data__owner="Bob"))
print("exclude(data__owner='Bob'):", excluded)
assert "no owner" not in excluded
dog = Dog.objects.get(name="json")
assert dog.data is None
dog.save()
assert names(Dog.objects.filter(data__isnull=True)) == {"sql", "json"}
print("a plain save() made SQL NULL of JSON null")
if hasattr(models, "JSONNull"):
    Dog.objects.create(name="6.1", data=models.JSONNull())
    assert names(Dog.objects.filter(data=models.JSONNull())) == {"6.1"}
