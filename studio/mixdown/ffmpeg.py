"""Where ffmpeg is: it came with the virtual environment."""

import shutil

from studio.mixdown.errors import RenderError


def ffmpeg() -> str:
    """Return the path of ffmpeg.

    Raises:
        RenderError: it is not there.
    """
    import imageio_ffmpeg

    missing = "there is no ffmpeg: say 'make clean build' to install it"
    try:
        found = str(imageio_ffmpeg.get_ffmpeg_exe())
    except RuntimeError as error:
        raise RenderError(missing) from error
    # A path from the environment is handed on unseen.
    if shutil.which(found) is None:
        raise RenderError(missing)
    return found
