# needs: Django>=6.0
request = rf.get("/?color=red&page=2")
same("page", render("{% querystring page=3 %}", request), "?color=red&amp;page=3")
same("remove", render("{% querystring color=None page=None %}", request), "?")
same("list", render("{% querystring page=None tag=tags %}", request, tags=["a", "b&c"]), "?color=red&amp;tag=a&amp;tag=b%26c")
same("mapping", render("{% querystring base page=1 %}", base={"q": "x"}), "?q=x&amp;page=1")
raises(AttributeError, render, "{% querystring page=1 %}")
