try:
    from django.contrib.postgres.operations import AddConstraintNotValid, ValidateConstraint
except ImportError:
    print("psycopg is not installed")
    raise SystemExit
from django.db.models import CheckConstraint, Q, UniqueConstraint

print(AddConstraintNotValid("payment", CheckConstraint(condition=Q(amount__gt=0), name="positive")).describe())
print(ValidateConstraint("payment", "positive").describe())
raises(TypeError, lambda: AddConstraintNotValid("payment", UniqueConstraint(fields=["amount"], name="u")))
