"""What holds for all tests."""

from hypothesis import settings

# A busy machine makes an example slow; that says nothing about the code.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")
