"""Its docstring."""
value = 12345678901234567890


class InPart:
    """Another one."""

    def method_of_part(self):
        self.attribute_of_part = value
