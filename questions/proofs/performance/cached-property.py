from django.utils.functional import cached_property


class Writer(Author):
    class Meta:
        proxy = True

    @cached_property
    def post_count(self):
        return self.posts.count()


writer = Writer.objects.create(name="a")
with queries("read twice", 1):
    writer.post_count, writer.post_count
Post.objects.create(title="x", author=writer)
writer.refresh_from_db()
print("after refresh_from_db():", writer.post_count)
assert writer.post_count == 0
writer.__dict__.pop("post_count", None)
assert writer.post_count == 1
del writer.post_count
try:
    del writer.post_count
except AttributeError as e:
    print("AttributeError:", e)
else:
    raise AssertionError
for i in range(4):
    Author.objects.create(name=str(i))
with queries("in a list it runs per instance", 6):
    for writer in Writer.objects.all():
        writer.post_count
