def report(request):
    return HttpResponse(str(request.user))


urlpatterns = [path("report/", report)]
request = rf.get("/report/")
raises(AttributeError, report, request)  # no middleware has run
request.user = User.objects.create_user("ann")
same("with the attribute set", report(request).text, "ann")
same("Client: middleware, no CSRF check", Client().post("/report/").status_code, 200)
same("enforce_csrf_checks=True", Client(enforce_csrf_checks=True).post("/report/").status_code, 403)
same("Client resolves URLs", Client().get("/typo/").status_code, 404)
