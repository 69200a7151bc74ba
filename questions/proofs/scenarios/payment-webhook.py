class WebhookEvent(models.Model):
    event_id = models.CharField(max_length=50, unique=True)
    payload = models.JSONField()


create(WebhookEvent)
booked = []


def webhook(event_id, payload):
    with transaction.atomic():
        row, created = WebhookEvent.objects.get_or_create(event_id=event_id, defaults={"payload": payload})
        if created:
            transaction.on_commit(lambda: booked.append(row.pk))


for _ in range(3):
    webhook("evt_1", {"amount": 950})
same("booked for three deliveries", len(booked), 1)
