from django.contrib.auth.views import LogoutView

urlpatterns = [path("logout/", LogoutView.as_view(next_page="/"))]
client = Client()
client.force_login(User.objects.create_user("ann"))
session = client.session
session["basket"] = 1
session.save()
same("GET", (client.get("/logout/").status_code, "basket" in client.session), (405, True))
same("POST", (client.post("/logout/").status_code, "basket" in client.session), (302, False))
