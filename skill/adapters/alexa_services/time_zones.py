"""The device's time zone from Alexa's settings API, which needs no permission.

It is asked for in somebody's first minute, when the process is often cold, so it is one plain call: the SDK's
client of device settings, with its classes, would take a tenth of that start.
"""

from urllib.parse import quote

from skill.adapters.alexa_services.clients import fetched, nonsense
from skill.adapters.zone_names import zone_of
from skill.ports import ApiAccess


class AlexaTimeZones:
    """Fills `TimeZones`."""

    def time_zone(self, access: ApiAccess) -> str | None:
        """Return the device's time zone; see the port."""
        if not access.device_id:
            return None
        found = fetched(access, f"/v2/devices/{quote(access.device_id, safe='')}/settings/System.timeZone")
        if found is None:
            return None
        zone = zone_of(found) if isinstance(found, str) else None
        if zone is None:
            raise nonsense("a time zone")
        return str(zone.key)
