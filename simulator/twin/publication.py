"""What `studio publish` leaves in the bucket beside the audio: the pages to which the manifest points."""

from simulator.skill_under_test.paths import ROOT
from simulator.twin.twin import Twin
from studio.shipping.bucket import publish_page
from studio.shipping.legal_pages import legal_pages


def publish_pages(here: Twin) -> None:
    """Put the pages into a twin's bucket."""
    s3 = here.account.client("s3")
    for key, page in legal_pages(ROOT / "docs").items():
        publish_page(s3, here.bucket(), key, page)
