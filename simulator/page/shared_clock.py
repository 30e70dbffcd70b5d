"""One clock for several Echos: whatever is due first on any of them happens first."""

from collections.abc import Collection

from simulator.clock import VirtualClock
from simulator.device.device import Device


def let_pass(clock: VirtualClock, devices: Collection[Device], milliseconds: int) -> None:
    """Let time pass on devices that share a clock; reminders are spoken by the first of them."""
    target = clock.now + milliseconds
    while due := _due(devices, target):
        moment, device = due
        device.let_pass(max(0, moment - clock.now))
    for first in list(devices)[:1]:
        first.let_pass(max(0, target - clock.now))


def _due(devices: Collection[Device], target: int) -> tuple[int, Device] | None:
    found = [(device.next_at(), device) for device in devices]
    due = [(moment, device) for moment, device in found if moment is not None and moment <= target]
    return min(due, key=lambda one: one[0], default=None)
