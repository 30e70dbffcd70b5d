"""What holds for all tests."""

from hypothesis import settings

# A machine that does other things meanwhile is slow now and then; that is no fault of the rules.
settings.register_profile("house", deadline=None)
settings.load_profile("house")
