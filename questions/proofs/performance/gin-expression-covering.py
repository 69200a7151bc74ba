from django.db.models import Index
from django.db.models.functions import Upper


class Person(models.Model):
    email = models.CharField(max_length=50)
    customer = models.IntegerField()
    total = models.IntegerField()

    class Meta:
        indexes = [Index(Upper("email"), name="person_email_upper")]


create(Person)
plain = Person.objects.filter(email="A@X.ORG").explain()
upper = Person.objects.alias(u=Upper("email")).filter(u="A@X.ORG").explain()
print("email:", plain)
print("Upper(email):", upper)
assert "person_email_upper" not in plain and "USING INDEX person_email_upper" in upper
