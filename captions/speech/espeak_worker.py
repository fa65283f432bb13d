"""The process in which espeak-ng runs; `captions.speech.espeak` starts it.

The library keeps its state in globals and may end the process; in a fresh one its bytes are the
same from run to run. Arguments: the path of the library and that of its data; nothing of ours is
imported. It is asked by lines of JSON on standard input, ``{"voices": true}``, ``{"voice": …,
"rate": …, "pitch": …}``, ``{"parts": […]}`` or ``{"text": …}``, and answers each with a line of
JSON, which the samples follow if there are any.
"""

from __future__ import annotations

import ctypes
import json
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

_SYNCHRONOUS = 2
_SOUND_EVENTS, _DO_NOT_EXIT = 0x1, 0x8000
_UTF8 = 1
_APART = ord("_") << 8
"""Asks for the names of sounds with this mark between them."""
_RATE, _PITCH = 1, 3
_WORD, _SOUND = 1, 7
_LONGEST_PATH = 150
"""Bytes; the library copies the path of its data into a buffer of 160."""


class _Event(ctypes.Structure):
    _fields_ = (
        ("type", ctypes.c_int),
        ("identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("name", ctypes.c_char * 8),
    )


class _Voice(ctypes.Structure):
    _fields_ = (
        ("name", ctypes.c_char_p),
        ("languages", ctypes.c_void_p),
        ("identifier", ctypes.c_char_p),
        ("gender", ctypes.c_ubyte),
        ("age", ctypes.c_ubyte),
        ("variant", ctypes.c_ubyte),
        ("spare_byte", ctypes.c_ubyte),
        ("score", ctypes.c_int),
        ("spare", ctypes.c_void_p),
    )


_Callback = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_Event)
)


class Library:
    """The library, and what it said last."""

    def __init__(self, path: str, data: str) -> None:
        self.lib = ctypes.CDLL(path)
        self.lib.espeak_ListVoices.restype = ctypes.POINTER(ctypes.POINTER(_Voice))
        self.lib.espeak_TextToPhonemes.restype = ctypes.c_char_p
        self.link = tempfile.TemporaryDirectory() if len(data.encode()) > _LONGEST_PATH else None
        if self.link:
            short = Path(self.link.name, "espeak-ng-data")
            short.symlink_to(data, target_is_directory=True)
            data = str(short)
        options = _SOUND_EVENTS | _DO_NOT_EXIT
        self.sample_rate = self.lib.espeak_Initialize(_SYNCHRONOUS, 0, data.encode(), options)
        if self.sample_rate <= 0:
            raise RuntimeError(f"the library does not start with the data in {data}")
        self.pcm: list[bytes] = []
        self.words: list[tuple[int, int]] = []
        self.sounds: list[tuple[int, str]] = []
        self.callback = _Callback(self._take)  # kept: the library holds only the address
        self.lib.espeak_SetSynthCallback(self.callback)

    def _take(self, samples: Any, size: int, events: Any) -> int:
        """Take samples and events: of words, first sample and position; of sounds, their names."""
        if samples and size > 0:
            self.pcm.append(ctypes.string_at(samples, 2 * size))
        i = 0
        while (event := events[i]).type:
            if event.type == _WORD:
                self.words.append((event.sample, event.text_position - 1))
            elif event.type == _SOUND:
                self.sounds.append((event.sample, _unstressed(event.name)))
            i += 1
        return 0

    def voices(self) -> list[dict[str, str]]:
        """Return name, language and identifier of each voice."""
        found = []
        table = self.lib.espeak_ListVoices(None)
        i = 0
        while table[i]:
            voice = table[i].contents
            # Names, each after a byte of priority, up to a zero byte; the first is its own.
            language = ctypes.string_at(voice.languages + 1).decode()
            gender = {1: "male", 2: "female"}.get(voice.gender, "")
            found.append(
                {
                    "name": voice.name.decode(),
                    "language": language,
                    "identifier": voice.identifier.decode(),
                    "gender": gender,
                }
            )
            i += 1
        return found

    def set(self, voice: str, rate: int, pitch: int) -> bool:
        """Choose a voice by its identifier; return whether there is such a one."""
        if self.lib.espeak_SetVoiceByName(voice.encode()):
            return False
        self.lib.espeak_SetParameter(_RATE, rate, 0)
        self.lib.espeak_SetParameter(_PITCH, pitch, 0)
        return True

    def sounds_of(self, text: str) -> list[str]:
        """Return the names of the sounds of a text, without saying it."""
        rest = ctypes.c_char_p(text.encode())
        clauses: list[bytes] = []
        while rest.value:
            clauses.append(self.lib.espeak_TextToPhonemes(ctypes.byref(rest), _UTF8, _APART))
        names = map(_unstressed, b" ".join(clauses).replace(b" ", b"_").split(b"_"))
        return [name for name in names if name and not name.startswith("(")]

    def speak(self, text: str) -> None:
        """Say a text; what comes of it is in the attributes."""
        self.pcm, self.words, self.sounds = [], [], []
        raw = text.encode() + b"\0"
        if self.lib.espeak_Synth(raw, len(raw), 0, 1, 0, _UTF8, None, None):
            raise RuntimeError("the library cannot speak")


def _unstressed(name: bytes) -> str:
    """Return the name of a sound without its stress, which it may lose among others."""
    return name.decode("utf-8", "replace").lstrip("',%=")


def main() -> None:
    """Answer until there are no more questions, or nobody listens."""
    try:
        _answer()
    except BrokenPipeError:
        # What is left to be written must go somewhere, or the interpreter complains at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _answer() -> None:
    answer = sys.stdout.buffer
    try:
        library = Library(sys.argv[1], sys.argv[2])
    except (OSError, RuntimeError) as error:
        answer.write(json.dumps({"error": str(error)}).encode() + b"\n")
        return
    for line in sys.stdin.buffer:
        question = json.loads(line)
        pcm = b""
        reply: dict[str, Any] = {"sample_rate": library.sample_rate}
        if "voices" in question:
            reply["voices"] = library.voices()
        elif "voice" in question:
            reply["known"] = library.set(question["voice"], question["rate"], question["pitch"])
        elif "parts" in question:
            reply["sounds"] = [library.sounds_of(part) for part in question["parts"]]
        else:
            library.speak(question["text"])
            pcm = b"".join(library.pcm)
            reply |= {"words": library.words, "sounds": library.sounds}
        reply["bytes"] = len(pcm)
        answer.write(json.dumps(reply).encode() + b"\n" + pcm)
        answer.flush()


if __name__ == "__main__":
    main()
