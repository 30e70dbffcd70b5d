"""The device's time zone from Alexa's settings API, which needs no permission."""

from skill.adapters.alexa_services.clients import ask, nonsense, ups
from skill.ports import ApiAccess


class AlexaTimeZones:
    """Fills `TimeZones`."""

    def time_zone(self, access: ApiAccess) -> str | None:
        """Return the device's time zone; see the port."""
        if not access.device_id:
            return None
        found = ask(lambda: ups(access).get_system_time_zone(access.device_id))
        if found is None:
            return None
        from zoneinfo import ZoneInfo  # noqa: PLC0415 - 10 ms of a cold start

        try:
            return ZoneInfo(found).key
        except (KeyError, ValueError, TypeError, OSError) as error:
            raise nonsense("a time zone") from error
