# needs: postgresql
# shows: 1 2 3 4 5
from django.contrib.contenttypes.fields import GenericForeignKey, GenericRelation
from django.contrib.contenttypes.models import ContentType
from django.db.models.signals import post_delete, pre_delete


class Device(models.Model):
    name = models.CharField(max_length=10)


class Reading(models.Model):
    device = models.ForeignKey(Device, on_delete=models.DB_CASCADE)


class Like(models.Model):
    content_type = models.ForeignKey(ContentType, models.CASCADE)
    object_id = models.PositiveBigIntegerField()
    target = GenericForeignKey("content_type", "object_id")


class Liked(models.Model):
    device = models.ForeignKey(Device, on_delete=models.DB_CASCADE)
    likes = GenericRelation(Like)


class Machine(models.Model):
    pass


class Sample(models.Model):  # Reading with CASCADE
    machine = models.ForeignKey(Machine, on_delete=models.CASCADE)


class Tank(models.Model):
    pass


class Level(models.Model):  # with CASCADE and a dependent
    tank = models.ForeignKey(Tank, on_delete=models.CASCADE)


class Alarm(models.Model):
    level = models.ForeignKey(Level, on_delete=models.CASCADE)


class Pump(models.Model):
    pass


class Rated(models.Model):  # with CASCADE and a GenericRelation
    pump = models.ForeignKey(Pump, on_delete=models.CASCADE)
    likes = GenericRelation(Like)


create(Device, Reading, Like, Liked, Machine, Sample, Tank, Level, Alarm, Pump, Rated)


def statements(obj):
    """Delete it, and return what was sent and what delete() returned."""
    with CaptureQueriesContext(connection) as ctx:
        result = obj.delete()
    sent = [" ".join(q["sql"].split()[:3:2]) for q in ctx if q["sql"].startswith(("SELECT", "DELETE"))]
    print(type(obj).__name__, sent, result)
    return sent, result


def machine():
    found = Machine.objects.create()
    Sample.objects.bulk_create([Sample(machine=found) for _ in range(3)])
    return found


print("CASCADE without receivers and dependents:")
sent, _ = statements(machine())
assert sent == ['DELETE "blog_sample"', 'DELETE "blog_machine"']
print("with a dependent:")
tank = Tank.objects.create()
Level.objects.bulk_create([Level(tank=tank) for _ in range(3)])
sent, _ = statements(tank)
assert sent[0].startswith("SELECT") and sent[1:] == ['DELETE "blog_alarm"', 'DELETE "blog_level"', 'DELETE "blog_tank"']
print("with a GenericRelation:")
pump = Pump.objects.create()
Rated.objects.bulk_create([Rated(pump=pump) for _ in range(3)])
sent, _ = statements(pump)
assert sent[0].startswith("SELECT") and sent[-2:] == ['DELETE "blog_rated"', 'DELETE "blog_pump"']

events = []


def receive(signal, sender, instance, **kwargs):
    events.append((("post", "pre")[signal is pre_delete], sender.__name__, sender.objects.filter(pk=instance.pk).exists()))


for cls in Device, Reading, Sample:
    pre_delete.connect(receive, sender=cls)
    post_delete.connect(receive, sender=cls)
print("with receivers:")
sent, result = statements(machine())
print(events)
assert events == [("pre", "Sample", True)] * 3 + [("post", "Sample", False)] * 3
assert sent[0].startswith("SELECT") and result == (4, {"blog.Sample": 3, "blog.Machine": 1})

print("DB_CASCADE:")
pre_delete.disconnect(receive, sender=Device)
post_delete.disconnect(receive, sender=Device)
events.clear()
device = Device.objects.create()
Reading.objects.bulk_create([Reading(device=device) for _ in range(300)])
Like.objects.create(target=Liked.objects.create(device=device))
sent, result = statements(device)
assert sent == ['DELETE "blog_device"'] and result == (1, {"blog.Device": 1})
assert not Reading.objects.exists() and not Liked.objects.exists() and events == []
same("likes of a deleted row", Like.objects.get().target, None)
device = Device.objects.create()
Reading.objects.create(device=device)
with connection.cursor() as cursor:
    cursor.execute("DELETE FROM blog_device")
same("readings after raw SQL", Reading.objects.count(), 0)
machine()
with connection.cursor() as cursor:
    raises(IntegrityError, cursor.execute, "DELETE FROM blog_machine")
blocked = Device.objects.create()
Reading.objects.create(device=blocked)
with transaction.atomic():
    blocked.delete()
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_locks WHERE relation = 'blog_reading'::regclass AND pid = pg_backend_pid()")
        locks = cursor.fetchone()[0]
print("locks on blog_reading until the end of the transaction:", locks)
assert locks

new = models.ForeignKey(Machine, on_delete=models.DB_CASCADE)
new.set_attributes_from_name("machine")
new.model = Sample
with connection.schema_editor(collect_sql=True) as editor:
    editor.alter_field(Sample, Sample._meta.get_field("machine"), new)
print(*editor.collected_sql, sep="\n")
drop, add = editor.collected_sql
assert "DROP CONSTRAINT" in drop and "ADD CONSTRAINT" in add and "ON DELETE CASCADE" in add and "NOT VALID" not in add
assert not hasattr(models, "DB_PROTECT")


class TwoRules(models.Model):
    device = models.ForeignKey(Device, models.DB_CASCADE)
    author = models.ForeignKey(Author, models.PROTECT)


class Exempt(models.Model):
    device = models.ForeignKey(Device, models.DB_CASCADE)
    author = models.ForeignKey(Author, models.DO_NOTHING)


class ReadingAlarm(models.Model):
    reading = models.ForeignKey(Reading, models.CASCADE)


class Owned(models.Model):
    owner = models.ForeignKey(Author, models.PROTECT)


class OwnedReading(models.Model):
    device = models.ForeignKey(Owned, models.DB_CASCADE)


class SetNull(models.Model):
    device = models.ForeignKey(Device, models.DB_SET_NULL, null=True)
    author = models.ForeignKey(Author, models.CASCADE)


class SetDefault(models.Model):
    device = models.ForeignKey(Device, models.DB_SET_DEFAULT, db_default=1)
    author = models.ForeignKey(Author, models.CASCADE)


for cls, error in {
    TwoRules: "models.E050", Exempt: None, ReadingAlarm: "fields.E323", OwnedReading: "fields.E323",
    SetNull: "models.E050", SetDefault: "models.E050", Reading: None,
}.items():
    same(cls.__name__, [e.id for e in cls.check()], [error] if error else [])
