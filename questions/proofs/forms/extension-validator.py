# shows: 1 2 3 4
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.validators import FileExtensionValidator


def validate_pdf(upload):
    if upload.size > 5 * 1024 * 1024:
        raise ValidationError("At most 5 MB.")
    head = upload.read(5)
    upload.seek(0)
    if head != b"%PDF-":
        raise ValidationError("This is not a PDF.")


def errors(validator, name, content):
    try:
        validator(SimpleUploadedFile(name, content, content_type="application/pdf"))
    except ValidationError as error:
        return error.messages[0]


by_name = FileExtensionValidator(["pdf"])
exe = b"MZ\x90\x00"
same("invoice.pdf that is a program", errors(by_name, "invoice.PDF", exe), None)
same("tool.pdf.exe", bool(errors(by_name, "tool.pdf.exe", exe)), True)
same("signature", errors(validate_pdf, "invoice.pdf", exe), "This is not a PDF.")
polyglot = b"%PDF-1.7 <script>alert(1)</script>"
same("a polyglot passes both", (errors(by_name, "a.pdf", polyglot), errors(validate_pdf, "a.pdf", polyglot)), (None, None))


class Paper(models.Model):
    file = models.FileField(validators=[by_name])


class Picture(models.Model):
    image = models.ImageField()


create(Paper)
Picture(image=SimpleUploadedFile("tool.exe", exe)).full_clean()
print("the model's ImageField accepted a program")
raises(ValidationError, Paper(file="x.exe").full_clean)
Paper(file="x.exe").save()
print("save() ran no validator")


class PaperForm(forms.Form):
    file = forms.FileField(validators=[by_name, validate_pdf])


def upload(name, content):
    return {"file": SimpleUploadedFile(name, content, content_type="application/pdf")}


same("form", PaperForm({}, upload("a.pdf", exe)).errors, {"file": ["This is not a PDF."]})
same("the client's content_type", upload("a.pdf", exe)["file"].content_type, "application/pdf")
same("size", errors(validate_pdf, "a.pdf", b"%PDF-" + b"x" * 5 * 1024 * 1024), "At most 5 MB.")
form = PaperForm({}, upload("a.pdf", polyglot))
same("read from the beginning again", (form.is_valid(), form.cleaned_data["file"].read()), (True, polyglot))


def no_seek(upload):
    upload.read(5)


form = forms.FileField(validators=[no_seek, validate_pdf])
error = raises(ValidationError, form.clean, upload("a.pdf", polyglot)["file"])
same("without seek() the second validator says", error.messages, ["This is not a PDF."])
