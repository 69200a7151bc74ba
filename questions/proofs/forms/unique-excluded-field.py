# needs: Django>=6.0
# shows: 1 2 3 4 5
import contextlib


class Note(models.Model):
    owner = models.ForeignKey(Author, on_delete=models.CASCADE)
    slug = models.CharField(max_length=20)
    body = models.TextField(default="text", blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "slug"], name="own_slug")]


class Old(models.Model):
    owner = models.ForeignKey(Author, on_delete=models.CASCADE)
    slug = models.CharField(max_length=20)

    class Meta:
        unique_together = [("owner", "slug")]


create(Note, Old)


class Naive(forms.ModelForm):
    class Meta:
        model = Note
        fields = ["slug", "body"]


class NaiveOld(forms.ModelForm):
    class Meta:
        model = Old
        fields = ["slug"]


class ExplicitOld(NaiveOld):
    def validate_unique(self):
        try:
            self.instance.validate_unique()
        except ValidationError as error:
            self.add_error(None, error)


class Explicit(Naive):
    def validate_constraints(self):
        try:
            self.instance.validate_constraints()
        except ValidationError as error:
            self.add_error(None, error)


ann = Author.objects.create(name="ann")
Note.objects.create(owner=ann, slug="a")
Old.objects.create(owner=ann, slug="a")
same("constraint", Naive({"slug": "a"}, instance=Note(owner=ann)).is_valid(), True)
same("unique_together", NaiveOld({"slug": "a"}, instance=Old(owner=ann)).is_valid(), True)
form = Explicit({"slug": "a"}, instance=Note(owner=ann))
same("explicit", (form.is_valid(), len(form.non_field_errors())), (False, 1))
form = ExplicitOld({"slug": "a"}, instance=Old(owner=ann))
same("explicit, unique_together", (form.is_valid(), len(form.non_field_errors())), (False, 1))
first, second = (Explicit({"slug": "b"}, instance=Note(owner=ann)) for _ in range(2))
same("two requests validate", (first.is_valid(), second.is_valid()), (True, True))
first.save()
try:
    with transaction.atomic():
        second.save()
except IntegrityError:
    second.add_error("slug", "You already have this slug.")
same("second", second.errors.get_json_data()["slug"][0]["message"], "You already have this slug.")

same("the owner comes too late", Explicit({"slug": "a"}).is_valid(), True)
raises(IntegrityError, Naive({"slug": "a"}, instance=Note(owner=ann)).save)


def view(savepoint):
    """In the transaction of ATOMIC_REQUESTS."""
    form = Naive({"slug": "a"}, instance=Note(owner=ann))
    with transaction.atomic():
        try:
            with transaction.atomic() if savepoint else contextlib.nullcontext():
                form.save()
        except IntegrityError:
            form.add_error("slug", "You already have this slug.")
        return Note.objects.count(), list(form.errors)


same("with a savepoint", view(True), (2, ["slug"]))
raises(transaction.TransactionManagementError, view, False)


class Hidden(forms.ModelForm):
    class Meta:
        model = Note
        fields = ["owner", "slug"]


class Disabled(Hidden):
    owner = forms.ModelChoiceField(Author.objects.all(), disabled=True)


bob = Author.objects.create(name="bob")
data = {"owner": bob.pk, "slug": "mine"}
same("hidden", Hidden(data, initial={"owner": ann}).save(commit=False).owner, bob)
same("disabled", Disabled(data, initial={"owner": ann}).save(commit=False).owner, ann)
same("and it is checked", Disabled({"slug": "a"}, initial={"owner": ann}).is_valid(), False)
