from django.urls import NoReverseMatch


class Broken:
    def price(self):
        raise ValueError("inside")


class Profile(models.Model):
    author = models.OneToOneField(Author, on_delete=models.CASCADE, related_name="profile")


create(Profile)
ann = Author.objects.create(name="ann")
same("undefined", render("[{{ price }}][{{ a.b.c|upper }}]"), "[][]")
same("if, for", render("{% if price %}y{% else %}n{% endif %}{% for x in price %}x{% empty %}e{% endfor %}"), "ne")
same("missing related row", render("[{{ a.profile.bio }}]", a=ann), "[]")
raises(ValueError, render, "{{ b.price }}", b=Broken())
raises(NoReverseMatch, render, "{% url price %}")
raises(TemplateDoesNotExist, render, "{% include 'nope.html' %}")
raises(TemplateSyntaxError, render, "{% nope %}")
raises(TemplateSyntaxError, render, "{{ x|nope }}")
