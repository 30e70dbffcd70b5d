"""Alexa's own services: the device's time zone, reminders, and what was bought.

Called by Amazon's clients, over an ApiClient of ours; see `clients`.
"""

from skill.adapters.alexa_services.entitlements import AlexaEntitlements
from skill.adapters.alexa_services.reminders import AlexaReminders
from skill.adapters.alexa_services.time_zones import AlexaTimeZones

__all__ = ["AlexaEntitlements", "AlexaReminders", "AlexaTimeZones"]
