# needs: Django>=6.0
# shows: 1 2 3 4 5
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
log.clear()
Member(email="x" * 99).save()
same("save() of the model", log, [])
raises(ValueError, Right({"email": "a"}).save)  # of the form
same("save() of the form", "validate_unique" in log, True)
log.clear()
Right({"email": ""}).is_valid()
same("the field failed", log, "to_python validate clean instance.clean_fields instance.clean validate_unique validate_constraints".split())
log.clear()
form = Right({"email": "c"})
form.is_valid(), form.is_valid(), form.errors
same("once", log.count("clean"), 1)
other = Member.objects.create(email="b")
form = Right({"email": "a"}, instance=other)
same("the invalid form changed its instance", (form.is_valid(), other.email), (False, "a"))
shown = render("{{ form.initial.email }} {{ form.email.value }}", form=form)
same("form.initial and the form's field", shown, "b a")
other.refresh_from_db()
same("reloaded", other.email, "b")


class Plan(models.Model):
    email = models.CharField(max_length=50)
    plan = models.CharField(max_length=5)
    seats = models.IntegerField(validators=[lambda value: 1 / 0])


class PlanForm(forms.ModelForm):
    class Meta:
        model = Plan
        fields = ["email", "plan"]

    def clean(self):
        data = super().clean()
        if data.get("plan") == "trial" and self.instance.pk:
            self.add_error("plan", "Trials are for new members.")
        return data


same("not in the form, not validated", PlanForm({"email": "a", "plan": "trial"}, instance=Plan(seats=1)).is_valid(), True)
raises(ZeroDivisionError, Plan(email="a", plan="b", seats=1).full_clean)
same("a missing key", list(PlanForm({"email": "a", "plan": "too long"}, instance=Plan(pk=1)).errors), ["plan"])
same("an old member", PlanForm({"email": "a", "plan": "trial"}, instance=Plan(pk=1)).errors, {"plan": ["Trials are for new members."]})
