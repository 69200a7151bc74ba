# needs: djangorestframework
use("rest_framework")

from rest_framework import serializers

log = []


def validator(value):
    log.append("validator")


class Booking(serializers.Serializer):
    start = serializers.IntegerField(validators=[validator])
    end = serializers.IntegerField(default=9)

    def validate_start(self, value):
        log.append("validate_start")
        return value

    def validate(self, attrs):
        log.append("validate")
        start = attrs.get("start", getattr(self.instance, "start", None))
        end = attrs.get("end", getattr(self.instance, "end", None))
        if start and end and start >= end:
            raise serializers.ValidationError({"end": "Must be after start."})
        return attrs


class Stored:
    start, end = 5, 8


Booking(data={"start": 1, "end": 2}).is_valid()
same("order", log, ["validator", "validate_start", "validate"])
log.clear()
booking = Booking(data={"start": 5, "end": "x"})
same("errors of one field", (booking.is_valid(), list(booking.errors)), (False, ["end"]))
same("keep validate() from running", log, ["validator", "validate_start"])
booking = Booking(Stored(), data={"end": 3}, partial=True)
same("PATCH compared with the instance", (booking.is_valid(), list(booking.errors)), (False, ["end"]))
booking = Booking(Stored(), data={"start": 6}, partial=True)
same("PATCH uses no defaults", (booking.is_valid(), booking.validated_data), (True, {"start": 6}))


class NoReturn(serializers.Serializer):
    a = serializers.IntegerField()

    def validate_a(self, value):
        pass


serializer = NoReturn(data={"a": 1})
same("return forgotten", (serializer.is_valid(), serializer.validated_data), (True, {"a": None}))
