# needs: Django>=6.0
# shows: 3 4
# A feature deprecated in 6.0. It works, with a warning, in 6.0 and in 6.1, and goes in 2028.
import subprocess

from django.utils import deprecation

print("running", django.get_version())
code = """
from django.conf import settings
settings.configure(EMAIL_BACKEND="django.core.mail.backends.locmem.EmailBackend")
from django.core import mail
mail.send_mail("subject", "body", "a@example.com", ["b@example.com"], True)
print("sent", len(mail.outbox))
"""


def run(*options):
    # As a module's code: Python shows deprecation warnings of a script itself.
    done = subprocess.run([sys.executable, *options, "-c", f"exec(compile({code!r}, 'shop.py', 'exec'), {{'__name__': 'shop'}})"], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip(), "Passing positional argument(s) 'fail_silently' to send_mail() is deprecated" in done.stderr


same("works, silent by default", run(), ("sent 1", False))
same("works, warns with -Wd", run("-Wd"), ("sent 1", True))
kinds = sorted(name for name in dir(deprecation) if name.startswith("RemovedInDjango"))
print(kinds)
assert "RemovedInDjango2028Warning" in kinds and "RemovedInDjango63Warning" not in kinds  # after 6.2
