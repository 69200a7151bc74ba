import types
from unittest import mock


def module(name, source):
    sys.modules[name] = types.ModuleType(name)
    exec(source, sys.modules[name].__dict__)
    return sys.modules[name]


module("payments", "def charge(amount): return 'real'")
view = module("shop_views", "from payments import charge\ndef pay(): return charge(5)")
with mock.patch("payments.charge", return_value="mock"):
    same("patched where it is defined", view.pay(), "real")
with mock.patch("shop_views.charge", return_value="mock"):
    same("patched where it is used", view.pay(), "mock")
with mock.patch("payments.charge") as bare:
    bare(5, curency="EUR")
    print("a bare mock agrees with the typing error")
with mock.patch("payments.charge", autospec=True) as specified:
    raises(TypeError, specified, 5, curency="EUR")
