from django.core import mail


def orders(request):
    with transaction.atomic():
        Order.objects.create(number=request.POST["number"])
        transaction.on_commit(lambda: mail.send_mail("Receipt", "", None, [request.user.email]))
    return HttpResponse(status=201)


urlpatterns = [path("orders/", orders)]


class OrderTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ann = User.objects.create_user("ann", "ann@example.com")

    def setUp(self):
        self.client.force_login(self.ann)

    def test_receipt(self):
        with self.captureOnCommitCallbacks(execute=True):
            response = self.client.post("/orders/", {"number": "1"})
        self.assertEqual(response.status_code, 201)
        self.assertEqual(Order.objects.get().number, "1")
        self.assertEqual([message.to for message in mail.outbox], [["ann@example.com"]])

    def test_without_capture_no_mail(self):
        self.client.post("/orders/", {"number": "1"})
        self.assertEqual(mail.outbox, [])

    def test_class_data_1(self):
        self.ann.email = "changed"

    def test_class_data_2_is_a_fresh_copy(self):
        self.assertEqual(self.ann.email, "ann@example.com")


run_tests(OrderTests)
