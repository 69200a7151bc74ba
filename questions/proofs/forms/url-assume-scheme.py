# needs: Django>=6.0
same("default", forms.URLField().clean("wiki.local"), "https://wiki.local")
same("http", forms.URLField(assume_scheme="http").clean("wiki.local"), "http://wiki.local")
same("ftp", forms.URLField().clean("ftp://wiki.local"), "ftp://wiki.local")
raises(ValidationError, forms.URLField().clean, "javascript:alert(1)")
same("localhost is valid", forms.URLField().clean("http://localhost/"), "http://localhost/")
