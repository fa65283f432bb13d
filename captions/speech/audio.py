"""Audio files: written beside their place as samples come, put there when they are complete."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import wave
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from captions.errors import MissingExtraError, OutputError, UsageError

__all__ = ["SUFFIXES", "audio_file", "check_name"]

_CODECS = {".mp3": "mp3", ".m4a": "aac", ".opus": "libopus"}
SUFFIXES = (".wav", *_CODECS)
"""What can be written; all but the first by the media extra."""
_MOST_BYTES = (1 << 32) - (1 << 16)
"""A WAV file counts its bytes in 32 bits."""
_OPUS_RATE = 48_000
_BIT_RATE = 64_000
"""Of one voice; more is not heard."""
_NO_RATE = 8000
"""What a WAV file without samples says."""

Write = Callable[[bytes], object]


def check_name(path: str) -> None:
    """Refuse a name that no audio can be written to.

    Raises:
        UsageError: Its suffix is none that is known.
        MissingExtraError: What encodes it is not installed.
    """
    suffix = Path(path).suffix.lower()
    if path == "-":
        if sys.stdout.isatty():
            raise UsageError("a terminal cannot play audio", "-o -", remedy="give -o FILE.wav")
    elif suffix not in SUFFIXES:
        remedy = f"name a file that ends in {', '.join(SUFFIXES)}"
        raise UsageError("is not a kind of audio that is written", f"-o {path}", remedy=remedy)
    if suffix in _CODECS:
        _av(suffix)


@contextmanager
def audio_file(path: str, sample_rate: Callable[[], int]) -> Iterator[Write]:
    """Open a file for mono samples of 16 bits; it replaces what was there when the block ends well.

    Args:
        path: Where to; ``-``, a WAV file to standard output, when it is complete.
        sample_rate: Is asked when the first samples come.

    Raises:
        OutputError: It cannot be written.
    """
    if path == "-":
        with tempfile.TemporaryDirectory() as folder:
            whole = Path(folder, "speech.wav")
            with audio_file(str(whole), sample_rate) as write:
                yield write
            with whole.open("rb") as file:
                shutil.copyfileobj(file, sys.stdout.buffer)
        return
    target = Path(os.path.realpath(path))
    temporary = target.with_name(f".{target.stem}.{os.getpid()}.tmp{target.suffix}")
    opened = _wav if target.suffix.lower() == ".wav" else _encoded
    try:
        if target.is_dir():
            raise OutputError("is a directory", path, remedy="name a file in it")
        with temporary.open("xb"):
            pass
        with opened(temporary, sample_rate) as write:
            yield write
        if target.exists():
            temporary.chmod(target.stat().st_mode)
        temporary.replace(target)
    except OSError as error:
        raise OutputError(f"cannot be written ({error.strerror or error})", path) from None
    finally:
        temporary.unlink(missing_ok=True)


@contextmanager
def _wav(path: Path, sample_rate: Callable[[], int]) -> Iterator[Write]:
    size = 0

    def write(pcm: bytes) -> None:
        nonlocal size
        if not size:
            file.setframerate(sample_rate())
        size += len(pcm)
        if size > _MOST_BYTES:
            raise OutputError("a WAV file holds no more than 4 GB", remedy="write .mp3 or .opus")
        file.writeframesraw(pcm)

    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(_NO_RATE)
        yield write


@contextmanager
def _encoded(path: Path, sample_rate: Callable[[], int]) -> Iterator[Write]:
    av = _av(path.suffix.lower())
    encoder: _Encoder | None = None
    with av.open(str(path), "w") as container:

        def write(pcm: bytes) -> None:
            nonlocal encoder
            encoder = encoder or _Encoder(av, container, path.suffix.lower(), sample_rate())
            encoder.write(pcm)

        yield write
        if encoder:
            encoder.finish()


class _Encoder:
    """Makes frames of samples, and packets of frames."""

    def __init__(self, av: Any, container: Any, suffix: str, sample_rate: int) -> None:
        rate = _OPUS_RATE if suffix == ".opus" else sample_rate
        self.av, self.container, self.sample_rate = av, container, sample_rate
        self.stream = container.add_stream(_CODECS[suffix], rate=rate, layout="mono")
        self.stream.bit_rate = _BIT_RATE
        size = self.stream.codec_context.frame_size
        self.resampler = av.AudioResampler(self.stream.format, "mono", rate, size)
        self.at = 0

    def write(self, pcm: bytes) -> None:
        frame = self.av.AudioFrame("s16", "mono", len(pcm) // 2)
        frame.planes[0].update(pcm)
        frame.sample_rate = self.sample_rate
        frame.pts = self.at
        self.at += len(pcm) // 2
        self._encode(frame)

    def finish(self) -> None:
        self._encode(None)
        self.container.mux(self.stream.encode(None))

    def _encode(self, frame: Any) -> None:
        for piece in self.resampler.resample(frame):
            self.container.mux(self.stream.encode(piece))


def _av(suffix: str) -> Any:
    try:
        import av
    except ImportError:
        remedy = "pip install 'captions[media]', or write .wav"
        raise MissingExtraError(f"{suffix} needs an encoder", remedy=remedy) from None
    return av
