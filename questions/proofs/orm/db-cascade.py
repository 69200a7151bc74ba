from django.db.models.signals import post_delete


class Device(models.Model):
    name = models.CharField(max_length=10)


class Reading(models.Model):
    device = models.ForeignKey(Device, on_delete=models.DB_CASCADE)


class Machine(models.Model):
    name = models.CharField(max_length=10)


class Sample(models.Model):
    machine = models.ForeignKey(Machine, on_delete=models.CASCADE)


class Mixed(models.Model):
    reading = models.ForeignKey(Reading, on_delete=models.CASCADE)


create(Device, Reading, Machine, Sample)
sent = []
post_delete.connect(lambda sender, **kw: sent.append(sender.__name__), weak=False)
device = Device.objects.create()
Reading.objects.bulk_create([Reading(device=device) for _ in range(100)])
machine = Machine.objects.create()
Sample.objects.bulk_create([Sample(machine=machine) for _ in range(100)])
with transaction.atomic(), queries("CASCADE") as python_level:
    print(machine.delete())
assert sent.count("Sample") == 100
sent.clear()
with transaction.atomic(), queries("DB_CASCADE", 1):
    result = device.delete()
    print(result)
assert Reading.objects.count() == 0 and sent == ["Device"] and result[0] == 1
assert "fields.E323" in {e.id for e in Mixed.check()}


class Child(Device):
    other = models.ForeignKey(Machine, on_delete=models.DB_CASCADE)


assert "models.E050" in {e.id for e in Child.check()}
with connection.schema_editor(collect_sql=True) as editor:
    editor.create_model(Reading)
print(editor.collected_sql[0])
assert "ON DELETE CASCADE" in " ".join(editor.collected_sql)
