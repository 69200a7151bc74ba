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


create(Paper)
raises(ValidationError, Paper(file="x.exe").full_clean)
Paper(file="x.exe").save()
print("save() ran no validator")
