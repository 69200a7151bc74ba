# needs: psycopg
from types import SimpleNamespace

from django.contrib.postgres.operations import AddConstraintNotValid, ValidateConstraint
from django.db.migrations.state import ModelState, ProjectState
from django.db.models import CheckConstraint, Q, UniqueConstraint

positive = CheckConstraint(condition=Q(amount__gt=0), name="positive")
fields = [("id", models.BigAutoField(primary_key=True)), ("amount", models.IntegerField())]
state = ProjectState()
state.add_model(ModelState("shop", "Payment", fields))
constrained = state.clone()
AddConstraintNotValid("payment", positive).state_forwards("shop", constrained)


def sql(operation, before, after):
    """What an operation would send to PostgreSQL."""
    sent = []
    editor = SimpleNamespace(
        connection=SimpleNamespace(alias="default", settings_dict={}),
        execute=lambda statement, params=None: sent.append(str(statement)),
        quote_name=connection.ops.quote_name,
    )
    constraint = "CHECK (amount > 0)"
    positive.create_sql = lambda model, schema_editor: f"ALTER TABLE shop_payment ADD CONSTRAINT positive {constraint}"
    operation.database_forwards("shop", editor, before, after)
    print(*sent)
    return sent


(added,) = sql(AddConstraintNotValid("payment", positive), state, constrained)
same("existing rows are not read", added.endswith("NOT VALID"), True)
(validated,) = sql(ValidateConstraint("payment", "positive"), constrained, constrained)
same("later, under a weaker lock", "VALIDATE CONSTRAINT" in validated, True)
raises(TypeError, lambda: AddConstraintNotValid("payment", UniqueConstraint(fields=["amount"], name="u")))
