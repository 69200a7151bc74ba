# needs: postgresql
# shows: 1 2 3 4 5 6 7
from django.db import IntegrityError, ProgrammingError
from django.db.migrations import AlterField, RenameField, SeparateDatabaseAndState
from django.db.migrations.migration import Migration
from django.db.migrations.state import ModelState, ProjectState

project = ProjectState()
fields = [("id", models.BigAutoField(primary_key=True)), ("mail", models.EmailField()), ("name", models.CharField(max_length=20, default=""))]
project.add_model(ModelState("shop", "Customer", fields))
Old = project.apps.get_model("shop", "Customer")  # the old servers' code
with connection.schema_editor() as editor:
    editor.create_model(Old)
Old.objects.bulk_create([Old(mail=f"{i}@x.org") for i in range(1000)])


def sql(statement, *params):
    with connection.cursor() as cursor:
        cursor.execute(statement, params or None)
        return cursor.fetchall() if cursor.description else cursor.rowcount


def migrate(state, *operations):
    """Run operations as a migration; return the new state and its SQL."""
    migration = Migration("0002", "shop")
    migration.operations = list(operations)
    with CaptureQueriesContext(connection) as ctx, connection.schema_editor() as editor:
        state = migration.apply(state.clone(), editor)
    return state, [q["sql"] for q in ctx.captured_queries if q["sql"] not in ("BEGIN", "COMMIT")]


# 1. Expand; the body of the function is the card's.
sql("ALTER TABLE shop_customer ADD COLUMN email varchar(254)")
sql("""
CREATE FUNCTION same_mail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
IF TG_OP = 'INSERT' THEN
  NEW.email := coalesce(NEW.email, NEW.mail);
  NEW.mail := NEW.email;
ELSIF NEW.email IS DISTINCT FROM OLD.email THEN
  NEW.mail := NEW.email;
ELSE
  NEW.email := NEW.mail;
END IF;
RETURN NEW;
END $$
""")
sql("CREATE TRIGGER same_mail BEFORE INSERT OR UPDATE ON shop_customer FOR EACH ROW EXECUTE FUNCTION same_mail()")
pairs = "SELECT mail, email FROM shop_customer WHERE id = %s"
old = Old.objects.get(pk=1)
same("old server reads", old.mail, "0@x.org")
Old.objects.filter(pk=2).update(mail="update@x.org")
sql("UPDATE shop_customer SET mail = 'raw@x.org' WHERE id = 3")
fresh = Old.objects.create(mail="new@x.org")
same("update(), raw SQL, insert", [sql(pairs, pk)[0] for pk in (2, 3, fresh.pk)], [
    ("update@x.org", "update@x.org"), ("raw@x.org", "raw@x.org"), ("new@x.org", "new@x.org"),
])
same("not yet filled", sql("SELECT count(*) FROM shop_customer WHERE email IS NULL"), [(998,)])

# 2. Backfill, as on the card.
last_pk = sql("SELECT max(id) FROM shop_customer")[0][0]
BACKFILL = """UPDATE shop_customer SET email = mail
    WHERE email IS NULL AND id BETWEEN %s AND %s"""
transactions = set()
with connection.cursor() as cursor:
    for start in range(1, last_pk + 1, 100):
        cursor.execute(BACKFILL, [start, start + 99])
        cursor.execute("SELECT xmin::text FROM shop_customer WHERE id = %s", [start + 50])
        transactions |= set(cursor.fetchall())
same("not yet filled", sql("SELECT count(*) FROM shop_customer WHERE email IS NULL"), [(0,)])
same("transactions of the first ten ranges", len(transactions), 10)
old.save()  # read before the backfill, written after it
same("a stale instance", sql(pairs, 1), [("0@x.org", "0@x.org")])

# 3. Prove.
notes = []
connection.connection.add_notice_handler(lambda note: notes.append(note.message_primary))
sql("SET client_min_messages = debug1")


def scans(check):
    """Whether SET NOT NULL reads the table again behind this validated check."""
    sql("ALTER TABLE shop_customer DROP CONSTRAINT IF EXISTS agree")
    sql(f"ALTER TABLE shop_customer ADD CONSTRAINT agree {check} NOT VALID")
    sql("ALTER TABLE shop_customer VALIDATE CONSTRAINT agree")
    notes.clear()
    sql("ALTER TABLE shop_customer ALTER COLUMN email SET NOT NULL")
    print(notes)
    return 'verifying table "shop_customer"' in notes


same("SET NOT NULL scans: without the first half", scans("CHECK (email IS NOT DISTINCT FROM mail)"), True)
sql("ALTER TABLE shop_customer ALTER COLUMN email DROP NOT NULL")
same("with it", scans("CHECK (email IS NOT NULL AND email IS NOT DISTINCT FROM mail)"), False)
sql("RESET client_min_messages")
sql("CREATE UNIQUE INDEX CONCURRENTLY customer_email ON shop_customer (email)")
sql("ALTER TABLE shop_customer DISABLE TRIGGER same_mail")
print("without the trigger:")
raises(IntegrityError, Old.objects.filter(pk=5).update, mail="only@x.org")
sql("ALTER TABLE shop_customer ENABLE TRIGGER same_mail")

# 4. Switch.
renamed, ran = migrate(project, SeparateDatabaseAndState(state_operations=[RenameField("Customer", "mail", "email")]))
same("SQL of the switch", ran, [])
New = renamed.apps.get_model("shop", "Customer")
new = New.objects.create(email="fresh@x.org")
New.objects.filter(pk=6).update(email="six@x.org")
Old.objects.filter(pk=7).update(mail="seven@x.org")
stale = Old.objects.get(pk=8)
New.objects.filter(pk=8).update(email="eight@x.org")
stale.name = "h"
stale.save(update_fields=["name"])
same("new code, old code, reports", [sql(pairs, pk)[0] for pk in (new.pk, 6, 7, 8)], [
    ("fresh@x.org",) * 2, ("six@x.org",) * 2, ("seven@x.org",) * 2, ("eight@x.org",) * 2,
])
same("each reads the other's rows", (Old.objects.get(pk=6).mail, New.objects.get(pk=7).email), ("six@x.org", "seven@x.org"))
same("and back again", Old.objects.create(mail="back@x.org").mail, "back@x.org")
plain = RenameField("Customer", "mail", "email")
with transaction.atomic():
    sql("ALTER TABLE shop_customer DROP COLUMN email CASCADE")
    same("a RenameField without that", len(migrate(project, plain)[1]) > 0, True)
    transaction.set_rollback(True)

# 5. Contract. One after the other, each order has a gap.
with transaction.atomic():
    sql("DROP TRIGGER same_mail ON shop_customer")
    print("trigger dropped, column still there:")
    raises(IntegrityError, New.objects.create, email="gap@x.org")
    transaction.set_rollback(True)
with transaction.atomic():
    sql("ALTER TABLE shop_customer DROP COLUMN mail")
    print("column dropped, trigger still there:")
    raises(ProgrammingError, New.objects.create, email="gap@x.org")
    transaction.set_rollback(True)
with transaction.atomic():
    sql("ALTER TABLE shop_customer DROP CONSTRAINT agree")
    sql("DROP TRIGGER same_mail ON shop_customer")
    sql("ALTER TABLE shop_customer DROP COLUMN mail")
same("after the last step", New.objects.create(email="end@x.org").email, "end@x.org")
raises(ProgrammingError, lambda: Old.objects.first())

# db_column alone.
columns, ran = migrate(
    project, AlterField("Customer", "mail", models.EmailField(db_column="mail")), RenameField("Customer", "mail", "email")
)
same("SQL of db_column", ran, [])
same("column", columns.apps.get_model("shop", "Customer")._meta.get_field("email").column, "mail")

# A generated column.
class Person(models.Model):
    mail = models.EmailField()


create(Person)
Person.objects.create(mail="a@x.org")
file = "SELECT pg_relation_filenode('blog_person')"
before = sql(file)
sql("ALTER TABLE blog_person ADD COLUMN email varchar(254) GENERATED ALWAYS AS (mail) STORED")
same("the table was rewritten", sql(file) != before, True)
raises(ProgrammingError, sql, "UPDATE blog_person SET email = 'b@x.org'")
before = sql(file)
sql("ALTER TABLE blog_person ADD COLUMN plain varchar(254)")
same("by a nullable column", sql(file) != before, False)
