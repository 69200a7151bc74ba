from django.core import mail

seen = []


class Outbox(SimpleTestCase):
    def send(self):
        seen.append(mail.outbox)
        self.assertEqual(mail.outbox, [])
        mail.send_mail("Receipt", "Thanks.", "shop@example.com", ["ann@example.com"])
        self.assertEqual([message.to for message in mail.outbox], [["ann@example.com"]])

    test_1 = test_2 = send

    def test_3_each_test_has_its_own_list(self):
        self.assertIsNot(seen[0], seen[1])


run_tests(Outbox)
