"""Alexa's own services: device settings, reminders, in-skill purchases.

They are called by the SDK's service clients over an ApiClient of ours; see `clients`.
"""

from skill.adapters.alexa_services.entitlements import AlexaEntitlements
from skill.adapters.alexa_services.reminders import AlexaReminders
from skill.adapters.alexa_services.time_zones import AlexaTimeZones

__all__ = ["AlexaEntitlements", "AlexaReminders", "AlexaTimeZones"]
