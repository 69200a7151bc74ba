class Notification(models.Model):
    event_id, recipient_id = models.IntegerField(), models.IntegerField()
    read_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event_id", "recipient_id"], name="once")]
        indexes = [models.Index(fields=["recipient_id"], condition=models.Q(read_at=None), name="unread")]


create(Notification)


def fan_out(event_id, followers):
    for i in range(0, len(followers), 1000):
        Notification.objects.bulk_create(
            [Notification(event_id=event_id, recipient_id=pk) for pk in followers[i : i + 1000]],
            ignore_conflicts=True,
        )


followers = list(range(5000))
fan_out(1, followers[:2500])  # dies half-way
fan_out(1, followers)  # and is run again
same("one row for each follower", Notification.objects.count(), 5000)
plan = Notification.objects.filter(recipient_id=7, read_at=None).explain()
print(plan)
assert "unread" in plan
