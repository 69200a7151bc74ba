# needs: djangorestframework
# shows: 1 2 3 4 5 6
use("rest_framework")

from django.core.validators import MinValueValidator
from rest_framework import serializers

log = []


def noted(name):
    def validator(value):
        log.append(name)

    return validator


class Converted(serializers.IntegerField):
    def to_internal_value(self, data):
        log.append(f"convert {self.field_name}")
        return super().to_internal_value(data)


class Naive(serializers.Serializer):
    start = Converted(validators=[noted("validator of start")])
    end = Converted(default=9)

    class Meta:
        validators = [noted("the serializer's own validator")]

    def validate_start(self, value):
        log.append("validate_start")
        return value

    def validate(self, attrs):
        log.append("validate")
        if attrs["start"] >= attrs["end"]:
            raise serializers.ValidationError({"end": "Must be after start."})
        return attrs


class Repaired(Naive):
    def validate(self, attrs):
        start = attrs.get("start", getattr(self.instance, "start", None))
        end = attrs.get("end", getattr(self.instance, "end", None))
        if start and end and start >= end:
            raise serializers.ValidationError({"end": "Must be after start."})
        return attrs


class Stored:
    start, end = 5, 8


Naive(data={"start": 1, "end": 2}).is_valid()
fields = ["convert start", "validator of start", "validate_start", "convert end"]
same("order", log, [*fields, "the serializer's own validator", "validate"])
log.clear()
booking = Naive(data={"start": 5, "end": "x"})
same("errors of one field", (booking.is_valid(), list(booking.errors)), (False, ["end"]))
same("keep the rest from running", log, fields)
raises(KeyError, Naive(Stored(), data={"end": 3}, partial=True).is_valid)
booking = Repaired(Stored(), data={"end": 3}, partial=True)
same("PATCH compared with the instance", (booking.is_valid(), list(booking.errors)), (False, ["end"]))
booking = Repaired(Stored(), data={"start": 6}, partial=True)
same("PATCH uses no defaults", (booking.is_valid(), booking.validated_data), (True, {"start": 6}))
booking = Repaired(data={"start": 6})
same("POST does", (booking.is_valid(), booking.validated_data), (True, {"start": 6, "end": 9}))


class NoReturn(serializers.Serializer):
    a = serializers.IntegerField()

    def validate_a(self, value):
        pass


class Nothing(serializers.Serializer):
    a = serializers.IntegerField()

    def validate(self, attrs):
        pass


serializer = NoReturn(data={"a": 1})
same("return forgotten", (serializer.is_valid(), serializer.validated_data), (True, {"a": None}))
error = raises(AssertionError, Nothing(data={"a": 1}).is_valid)
assert "should return the validated data" in str(error)


class Shift(models.Model):
    day = models.IntegerField(unique=True)
    hours = models.IntegerField(validators=[MinValueValidator(1)])

    def clean(self):
        raise ValidationError("never asked")


create(Shift)


class ShiftSerializer(serializers.ModelSerializer):
    class Meta:
        model = Shift
        fields = ["day", "hours"]


one, two = ShiftSerializer(data={"day": 1, "hours": 8}), ShiftSerializer(data={"day": 1, "hours": 8})
same("both pass the uniqueness validator, and clean() is not called", (one.is_valid(), two.is_valid()), (True, True))
one.save()
raises(IntegrityError, two.save)
late = ShiftSerializer(data={"day": 1, "hours": 0})
same("the validator of the model's field is copied", (late.is_valid(), list(late.errors)), (False, ["day", "hours"]))
