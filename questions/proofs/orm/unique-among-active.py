from django.db.models import Q
from django.utils import timezone


class Member(models.Model):
    email = models.EmailField()
    deleted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["email"], condition=Q(deleted_at__isnull=True), name="member_active_email"
            ),
        ]


class Seat(models.Model):
    row = models.IntegerField()
    holder = models.IntegerField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["row", "holder"], name="seat_holder")]


create(Member, Seat)
Member.objects.create(email="a@x.org", deleted_at=timezone.now())
Member.objects.create(email="a@x.org")
print("a deleted and an active member share an address")
try:
    with transaction.atomic():
        Member.objects.create(email="a@x.org")
except IntegrityError:
    print("a second active one does not")
else:
    raise AssertionError
raises(ValidationError, lambda: Member(email="a@x.org").full_clean())
Member(email="a@x.org").full_clean(exclude={"deleted_at"})
print("not validated when deleted_at is left out")
Seat.objects.bulk_create([Seat(row=1), Seat(row=1)])
assert Seat.objects.count() == 2
print("two NULLs do not clash")
