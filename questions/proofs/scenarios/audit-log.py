# needs: postgresql
# shows: 1 2 3 4 5 6
from django.db import ProgrammingError
from django.db.models.signals import post_save


class Invoice(models.Model):
    status = models.CharField(max_length=20, default="new")


class AuditEntry(models.Model):
    actor_id, actor_name = models.BigIntegerField(), models.CharField(max_length=150)
    invoice_id, verb = models.BigIntegerField(), models.CharField(max_length=20)
    before, after = models.CharField(max_length=20), models.CharField(max_length=20)


create(Invoice, AuditEntry)
log = []


def audit(**kwargs):
    log.append(sorted(kwargs))


post_save.connect(audit, sender=Invoice)
invoice, ann = Invoice.objects.create(), User.objects.create(username="ann")
same("what a signal carries", log.pop(), ["created", "instance", "raw", "sender", "signal", "update_fields", "using"])
Invoice.objects.filter(pk=invoice.pk).update(status="seen")
Invoice.objects.bulk_update([Invoice(pk=invoice.pk, status="seen")], ["status"])
Invoice.objects.bulk_create([Invoice()])
same("signals of update(), bulk_update(), bulk_create()", log, [])
post_save.disconnect(audit, sender=Invoice)


# The code of the card.
def approve(pk, user):
    with transaction.atomic():
        invoice = Invoice.objects.select_for_update().get(pk=pk)
        before, invoice.status = invoice.status, "approved"
        invoice.save(update_fields=["status"])
        AuditEntry.objects.create(
            actor_id=user.pk, actor_name=user.get_username(),
            invoice_id=pk, verb="approved",
            before=before, after=invoice.status,
        )


with queries("approve") as ctx:
    approve(invoice.pk, ann)
statements = [q["sql"].split()[0] for q in ctx.captured_queries]
same("in one transaction", statements, ["BEGIN", "SELECT", "UPDATE", "INSERT", "COMMIT"])
same("under a row lock", ctx.captured_queries[1]["sql"].endswith("FOR UPDATE"), True)
entry = AuditEntry.objects.get()
same("entry", (entry.actor_name, entry.verb, entry.before, entry.after), ("ann", "approved", "seen", "approved"))
second = Invoice.objects.create()


class Nobody:  # the entry cannot be written
    pk = None
    get_username = staticmethod(lambda: "")


raises(IntegrityError, approve, second.pk, Nobody)
same("neither exists without the other", (Invoice.objects.get(pk=second.pk).status, AuditEntry.objects.count()), ("new", 1))
ann.delete()
same("after the user is deleted", AuditEntry.objects.get().actor_name, "ann")

# A row trigger.
with connection.cursor() as cursor:
    cursor.execute("""
        CREATE TABLE history (invoice bigint, was text, becomes text, actor text);
        CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
          INSERT INTO history VALUES (OLD.id, OLD.status, NEW.status, nullif(current_setting('app.user', true), ''));
          RETURN NEW;
        END $$;
        CREATE TRIGGER note AFTER UPDATE ON blog_invoice FOR EACH ROW EXECUTE FUNCTION note();
    """)
    cursor.execute("UPDATE blog_invoice SET status = 'raw' WHERE id = %s", [second.pk])
    Invoice.objects.filter(pk=second.pk).update(status="by update()")
    with transaction.atomic():
        cursor.execute("SELECT set_config('app.user', 'ann', true)")
        Invoice.objects.filter(pk=second.pk).update(status="with a user")
    Invoice.objects.filter(pk=second.pk).update(status="next transaction")
    cursor.execute("SELECT was, becomes, actor FROM history")
    history = cursor.fetchall()
same("history", history, [
    ("new", "raw", None), ("raw", "by update()", None),
    ("by update()", "with a user", "ann"), ("with a user", "next transaction", None),
])
with transaction.atomic(), connection.cursor() as cursor:
    cursor.execute("CREATE TRIGGER note_delete BEFORE DELETE ON blog_invoice FOR EACH ROW EXECUTE FUNCTION note()")
    cursor.execute("TRUNCATE blog_invoice")
    cursor.execute("SELECT count(*) FROM history")
    same("entries after TRUNCATE", (cursor.fetchone()[0], Invoice.objects.count()), (4, 0))
    transaction.set_rollback(True)

# Append-only by grants.
with transaction.atomic(), connection.cursor() as cursor:
    cursor.execute("CREATE ROLE djq_audit_app")
    cursor.execute(f"GRANT USAGE ON SCHEMA {SCHEMA} TO djq_audit_app")
    cursor.execute("GRANT INSERT, SELECT ON blog_auditentry TO djq_audit_app")
    cursor.execute("SET LOCAL ROLE djq_audit_app")
    AuditEntry.objects.create(actor_id=1, actor_name="eve", invoice_id=1, verb="seen", before="", after="")
    same("it can append and read", AuditEntry.objects.count(), 2)
    for change in (lambda: AuditEntry.objects.update(verb="x"), lambda: AuditEntry.objects.all().delete()):
        try:
            with transaction.atomic():
                change()
        except ProgrammingError as error:
            print(error)
            assert "permission denied" in str(error)
        else:
            raise AssertionError("changed")
    transaction.set_rollback(True)
