from django.db.models.signals import post_save

log = []


def first(sender, instance, **kwargs):
    log.append("reserve")
    if not instance.body:
        instance.body = "reserved"
        instance.save()  # a second save inside a receiver


def second(sender, **kwargs):
    log.append("charge")


post_save.connect(first, sender=Post)
post_save.connect(second, sender=Post)
Post.objects.create(title="order", author=Author.objects.create(name="ann"))
same("receivers", log, ["reserve", "reserve", "charge", "charge"])
