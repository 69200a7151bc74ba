# shows: 1 2 3 4
from django.utils.functional import SimpleLazyObject


class Profile(models.Model):
    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="profile")


class Twin(models.Model):
    user = models.ForeignKey(User, unique=True, on_delete=models.CASCADE, related_name="twins")


create(Profile, Twin)
User.objects.bulk_create([User(username=str(i)) for i in range(10)])
request = rf.get("/")
request.user = SimpleLazyObject(User.objects.first)
error = raises(User.profile.RelatedObjectDoesNotExist, lambda: request.user.profile)
assert isinstance(error, Profile.DoesNotExist) and isinstance(error, AttributeError)
assert getattr(request.user, "profile", None) is None and not hasattr(request.user, "profile")
request.user = AnonymousUser()
assert getattr(request.user, "profile", None) is None

for user in User.objects.all()[5:]:
    Profile.objects.create(user=user)
with queries("in a list of 10, 5 of them without", 11):
    found = [getattr(user, "profile", None) for user in User.objects.all()]
users = list(User.objects.all())
for expected in (10, 0):
    with queries("first and second access on each", expected):
        assert found == [getattr(user, "profile", None) for user in users]
with queries("with select_related()", 1) as ctx:
    assert found == [getattr(user, "profile", None) for user in User.objects.select_related("profile")]
assert found[:5] == [None] * 5 and None not in found[5:]
assert "LEFT OUTER JOIN" in ctx.captured_queries[0]["sql"]

with connection.schema_editor(collect_sql=True) as editor:
    editor.create_model(Profile)
    editor.create_model(Twin)
print(*editor.collected_sql, sep="\n")
one, other = editor.collected_sql[0], editor.collected_sql[1]
assert one.replace("profile", "twin") == other and '"user_id" integer NOT NULL UNIQUE' in one
assert user.twins.count() == 0
same("checks of ForeignKey(unique=True)", [w.id for w in Twin.check()], ["fields.W342"])
