# needs: Django>=6.0
log = []


class Slug(forms.CharField):
    def to_python(self, value):
        log.append("to_python")
        return super().to_python(value)

    def validate(self, value):
        log.append("validate")
        super().validate(value)

    def run_validators(self, value):
        log.append("run_validators")
        super().run_validators(value)


class Member(models.Model):
    email = models.CharField(max_length=50, unique=True)

    def clean_fields(self, exclude=None):
        log.append("instance.clean_fields")
        super().clean_fields(exclude)

    def clean(self):
        log.append("instance.clean")

    def validate_unique(self, exclude=None):
        log.append("validate_unique")
        super().validate_unique(exclude)

    def validate_constraints(self, exclude=None):
        log.append("validate_constraints")
        super().validate_constraints(exclude)


create(Member)


class Right(forms.ModelForm):
    email = Slug()

    class Meta:
        model = Member
        fields = ["email"]

    def clean_email(self):
        log.append("clean_email")
        return self.cleaned_data["email"]

    def clean(self):
        log.append("clean")
        return super().clean()


class Wrong(Right):
    def clean(self):
        return self.cleaned_data


Right({"email": "a"}).is_valid()
same("order", log, "to_python validate run_validators clean_email clean instance.clean_fields instance.clean validate_unique validate_constraints".split())
Member.objects.create(email="a")
same("duplicate with super().clean()", Right({"email": "a"}).is_valid(), False)
same("duplicate without", Wrong({"email": "a"}).is_valid(), True)
raises(IntegrityError, Wrong({"email": "a"}).save)
other = Member.objects.create(email="b")
form = Right({"email": "a"}, instance=other)
same("the invalid form changed its instance", (form.is_valid(), other.email), (False, "a"))
