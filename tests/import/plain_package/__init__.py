"""A package whose __init__ counts how often it runs."""
print("plain_package runs as", __name__)
runs = 1
value = "from plain_package"
