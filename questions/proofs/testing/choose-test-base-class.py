from django.test import LiveServerTestCase
from django.test.testcases import DatabaseOperationForbidden

same("TestCase is a TransactionTestCase", issubclass(TestCase, TransactionTestCase), True)
same("LiveServerTestCase is one", issubclass(LiveServerTestCase, TransactionTestCase), True)
same("LiveServerTestCase is a TestCase", issubclass(LiveServerTestCase, TestCase), False)
same("its port: any free one", LiveServerTestCase.port, 0)


class Simple(SimpleTestCase):
    def test_queries_are_forbidden(self):
        raises(DatabaseOperationForbidden, Tag.objects.count)


class Rows(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.tag = Tag.objects.create(name="class")

    def test_1(self):
        Tag.objects.create(name="test")
        self.assertEqual(Tag.objects.count(), 2)

    def test_2(self):
        self.assertEqual(Tag.objects.get(), self.tag)


run_tests(Simple, Rows)
