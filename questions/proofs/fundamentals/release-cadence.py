# needs: Django>=6.0
from django.utils import deprecation

print("running", django.get_version())
kinds = [name for name in dir(deprecation) if name.startswith("RemovedIn")]
print(kinds)
assert "RemovedInDjango2028Warning" in kinds  # calendar versions follow 6.2
same("two releases of warning: pending is silent by default", issubclass(deprecation.RemovedAfterNextVersionWarning, PendingDeprecationWarning), True)
same("and the next one too", issubclass(deprecation.RemovedInNextVersionWarning, DeprecationWarning), True)
