class Profile(models.Model):
    author = models.OneToOneField(Author, on_delete=models.CASCADE, related_name="profile")


class Twin(models.Model):
    author = models.ForeignKey(Author, unique=True, on_delete=models.CASCADE, related_name="twins")


create(Profile)
for i in range(10):
    Author.objects.create(name=str(i))
author = Author.objects.first()
try:
    author.profile
except Author.profile.RelatedObjectDoesNotExist as e:
    assert isinstance(e, Profile.DoesNotExist) and isinstance(e, AttributeError)
    print("no row:", type(e).__name__)
else:
    raise AssertionError
assert getattr(author, "profile", None) is None
with queries("reverse side in a loop", 11):
    for author in Author.objects.all():
        getattr(author, "profile", None)
with queries("select_related on the reverse side", 1) as ctx:
    for author in Author.objects.select_related("profile"):
        getattr(author, "profile", None)
assert "LEFT OUTER JOIN" in ctx.captured_queries[0]["sql"]
assert [w.id for w in Twin.check()] == ["fields.W342"]
