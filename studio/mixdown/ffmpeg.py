"""Where ffmpeg is: it came with the virtual environment."""

import shutil

from studio.mixdown.errors import RenderError


def ffmpeg() -> str:
    """Return the path of ffmpeg.

    Raises:
        RenderError: it is not there.
    """
    import imageio_ffmpeg

    try:
        found = shutil.which(imageio_ffmpeg.get_ffmpeg_exe())  # who names one by IMAGEIO_FFMPEG_EXE may err
    except RuntimeError:
        found = None
    if found is None:
        raise RenderError("there is no ffmpeg: say 'make clean build' to install it")
    return str(found)
