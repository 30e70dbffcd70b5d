"""Where ffmpeg is: it came with the virtual environment."""

from studio.mixdown.errors import RenderError


def ffmpeg() -> str:
    """Return the path of ffmpeg.

    Raises:
        RenderError: it is not there.
    """
    import imageio_ffmpeg

    try:
        return str(imageio_ffmpeg.get_ffmpeg_exe())
    except RuntimeError as error:
        raise RenderError("there is no ffmpeg: say 'make clean build' to install it") from error
