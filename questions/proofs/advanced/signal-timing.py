from django.db.models.signals import post_save

seen = []


def receiver(sender, instance, **kwargs):
    import threading

    seen.append((threading.get_ident(), connection.in_atomic_block))
    if instance.name == "bad":
        raise OSError("partner is down")


post_save.connect(receiver, sender=Author)
import threading

with transaction.atomic():
    Author.objects.create(name="ann")
same("same thread, same transaction", seen[0], (threading.get_ident(), True))


def place():
    with transaction.atomic():
        Author.objects.create(name="bad")


raises(OSError, place)
same("rolled back", Author.objects.filter(name="bad").count(), 0)
