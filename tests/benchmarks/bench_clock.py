"""How well a clock foretells how long a sentence is spoken: the table of the estimate clock.

    python tests/benchmarks/bench_clock.py --inputs DIR [--cache FILE.json] [--sentences N]

Sentences of real texts are spoken by the engines that are there: espeak-ng at several rates (the
speech extra), flite and festival (Debian's packages of these names, and ``festvox-us-slt-hts``), a
Piper voice (``--piper``), and people: the prompts of Debian's ``asterisk-core-sounds-en-wav``
(``--people`` names their folder, ``--prompts`` their list, ``core-sounds-en.txt.gz`` of
``asterisk-core-sounds-en``). Each clock is scaled to an engine on one half of the sentences; the
error is that on the other half, from the first sound to the last. Words and characters are counted
as they are written, as tools without spoken forms do; with ``--numbers`` only sentences with
digits are drawn, where that matters most.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import subprocess
import tempfile
import wave
from array import array
from collections.abc import Callable, Iterable
from pathlib import Path
from shutil import which
from statistics import mean, median
from typing import NamedTuple

from captions.clean import clean
from captions.errors import CaptionsError
from captions.reading import lines_of_path
from captions.speech import Engine, Manner, Sentence, open_engine
from captions.timing.estimate import DRAWN_MS, PAUSE_MS, spoken_ms
from captions.timing.sounds import sounds
from captions.words import to_words
from captions.words.spoken import speak


class Text(NamedTuple):
    """A sentence, as written and as said."""

    written: str
    said: str


Clock = Callable[[Text], float]

STOP_MS = 300
ESPEAK_RATES = (0.75, 1.0, 1.3)
FLITE_VOICES = ("kal16", "slt", "rms", "awb")
FESTIVAL_VOICES = ("kal_diphone", "cmu_us_slt_arctic_hts")
NOT_TEXT = re.compile(r"\d+$|.*-->|WEBVTT|NOTE")
QUIET = 0.02
"""Of the loudest sample; what is quieter, at either end, does not count."""


def span(pcm: bytes, rate: int) -> float:
    """Return the seconds from the first sound to the last."""
    samples = array("h", pcm)
    step = rate // 100
    loud = [max(map(abs, samples[i : i + step])) for i in range(0, len(samples), step)]
    least = max(60, QUIET * max(loud, default=0))
    heard = [i for i, peak in enumerate(loud) if peak > least]
    return (heard[-1] - heard[0] + 1) / 100 if heard else 0


def span_of_file(path: Path) -> float:
    with wave.open(str(path)) as file:
        return span(file.readframes(file.getnframes()), file.getframerate())


def sentences(folder: Path, most: int, numbers: bool) -> list[Text]:
    """Return sentences of 4 to 40 words from the texts and captions."""
    found: dict[Text, None] = {}
    for path in sorted([*folder.glob("captions/en/*"), *folder.glob("text/*")]):
        own = []
        lines = [line for line in lines_of_path(path) if not NOT_TEXT.match(line.text)]
        current: list[str] = []
        markdown = path.suffix == ".md"
        for words in to_words(clean(lines, "en", markdown=markdown), "en"):
            for word, end in zip(words.display, words.end, strict=True):
                current.append(word)
                if end:
                    own.append(" ".join(current))
                    current = []
        plain = [text for text in own if re.fullmatch(r"[A-Z'\"][\w\s.,;:!?'\"$%—–-]+", text)]
        kept = [text for text in plain if 4 <= len(text.split()) <= 40]
        if numbers:
            kept = [text for text in kept if any(map(str.isdecimal, text))]
        random.Random(path.name).shuffle(kept)
        found |= dict.fromkeys(Text(text, speak(text)) for text in kept[:40])
    texts = list(found)
    random.Random(1).shuffle(texts)
    return texts[:most]


def by_engine(engine: Engine, texts: list[Text], rate: float = 1.0) -> list[float]:
    parts = (Sentence(tuple(text.said.split())) for text in texts)
    spoken = engine.speak(parts, Manner(rate=rate))
    return [span(utterance.pcm, engine.sample_rate) for utterance in spoken]


def by_flite(voice: str, texts: list[Text]) -> list[float]:
    found = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.wav")
        for text in texts:
            subprocess.run(["flite", "-voice", voice, "-t", text.said, "-o", str(path)], check=True)
            found.append(span_of_file(path))
    return found


def by_festival(voice: str, texts: list[Text]) -> list[float]:
    with tempfile.TemporaryDirectory() as folder:
        lines = [f"(voice_{voice})"]
        for i, text in enumerate(texts):
            plain = re.sub(r"[\\\"]", "", text.said)
            lines.append(
                f'(utt.save.wave (utt.synth (Utterance Text "{plain}")) "{folder}/{i}.wav" \'riff)'
            )
        script = Path(folder, "all.scm")
        script.write_text("\n".join(lines), "utf-8")
        if subprocess.run(["festival", "-b", str(script)], check=False).returncode:
            return []
        return [span_of_file(Path(folder, f"{i}.wav")) for i in range(len(texts))]


def prompts(folder: Path, listing: Path) -> tuple[list[Text], list[float]]:
    """Return what people said, and how long it took them."""
    texts, seconds = [], []
    with gzip.open(listing, "rt", encoding="utf-8") as stream:
        for line in stream:
            name, _, text = line.strip().partition(": ")
            path = folder / f"{name.removesuffix('.wav')}.wav"
            text = text.replace("...", "").strip()
            if len(text.split()) >= 4 and path.exists() and not re.search(r"[\[<*#]|www", text):
                took = span_of_file(path)
                if took > 0.5:
                    texts.append(Text(text, speak(text)))
                    seconds.append(took)
    return texts, seconds


def marks(text: str) -> float:
    """Return the milliseconds of the pauses inside a text."""
    tokens = text.split()[:-1]
    commas = sum(token[-1] in ",;:—–" for token in tokens)
    return commas * PAUSE_MS + sum(token[-1] in ".!?" for token in tokens) * STOP_MS


def core(text: Text) -> float:
    """The estimate clock, as it is: with the pause of each sentence that ends inside."""
    inner = [token for token in text.said.split()[:-1] if re.search(r"[.!?][\"')]*$", token)]
    return spoken_ms(text.said) + DRAWN_MS + len(inner) * (STOP_MS + DRAWN_MS)


class Espeak:
    """What espeak-ng knows of a text: its sounds, and how long it takes itself."""

    def __init__(self) -> None:
        self.engine = open_engine("en-us", "en")
        self.memo: dict[str, tuple[float, float]] = {}

    def __call__(self, sentence: Text) -> tuple[float, float]:
        text = sentence.said
        if text not in self.memo:
            reply, pcm = self.engine._worker.ask(text=text)  # type: ignore[attr-defined]
            names = [name.strip("',%=") for _, name in reply["sounds"] if name[0] != "_"]
            total = sum(map(self.sound, names)) + 46 * len(text.split()) + 1.3 * marks(text) + 60
            self.memo[text] = (total, span(pcm, self.engine.sample_rate))
        return self.memo[text]

    @staticmethod
    def sound(name: str) -> float:
        if name[:1] not in "aAeEiIoOuUV0@3":
            return 64
        if ":" in name or re.match(r"aI|eI|oU|aU|OI|e@|i@|[AO]@", name):
            return 115
        return 60 if name[0] in "@3iI" else 85


def clocks(espeak: Espeak | None) -> dict[str, Clock]:
    found: dict[str, Clock] = {
        "words a minute": lambda text: len(text.written.split()),
        "characters a second": lambda text: len(text.written),
        "characters said": lambda text: len(text.said),
        "syllables": lambda text: sum(sounds(token).syllables for token in text.said.split()),
        "the estimate clock": core,
    }
    if espeak:
        found["espeak's phonemes"] = lambda text: espeak(text)[0]
        found["espeak's own time"] = lambda text: espeak(text)[1]
    return found


def errors(clock: Clock, texts: list[Text], seconds: list[float]) -> tuple[float, float]:
    """Return the mean error of a sentence and the error of the total on the odd half, in %."""
    guesses = [clock(text) for text in texts]
    even = [s / g for g, s in zip(guesses[::2], seconds[::2], strict=True) if g]
    scale = median(even)
    test = list(zip(guesses[1::2], seconds[1::2], strict=True))
    each = mean(abs(g * scale - s) / s for g, s in test)
    total = sum(g for g, _ in test) * scale / sum(s for _, s in test) - 1
    return 100 * each, 100 * total


def spoken(texts: list[Text], piper: str | None) -> dict[str, list[float]]:
    """Return how long each engine that is there takes for each text."""
    found: dict[str, list[float]] = {}
    for rate in ESPEAK_RATES:
        try:
            found[f"espeak ×{rate}"] = by_engine(open_engine("en-us", "en"), texts, rate)
        except CaptionsError as error:
            print(error)
    for voice in FLITE_VOICES if which("flite") else ():
        found[f"flite {voice}"] = by_flite(voice, texts)
    for voice in FESTIVAL_VOICES if which("festival") else ():
        if seconds := by_festival(voice, texts):
            found[f"festival {voice[:11]}"] = seconds
    if piper:
        found["piper"] = by_engine(open_engine(piper, "en"), texts)
    return found


def table(
    rows: dict[str, tuple[list[Text], list[float]]], known: dict[str, Clock]
) -> Iterable[str]:
    yield "| error of a sentence, % (of the total) | " + " | ".join(known) + " |"
    yield "|---|" + "---|" * len(known)
    sums: dict[str, list[float]] = {name: [] for name in known}
    for row, (texts, seconds) in rows.items():
        cells = []
        for name, clock in known.items():
            each, total = errors(clock, texts, seconds)
            if row != "people":
                sums[name].append(each)
            cells.append(f"{each:.1f} ({total:+.1f})")
        yield f"| {row}, {len(texts)} | " + " | ".join(cells) + " |"
    yield "| mean of the engines | " + " | ".join(f"{mean(s):.1f}" for s in sums.values()) + " |"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--inputs", type=Path, required=True)
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--sentences", type=int, default=600)
    parser.add_argument("--numbers", action="store_true")
    parser.add_argument("--piper")
    parser.add_argument("--people", type=Path)
    parser.add_argument("--prompts", type=Path)
    given = parser.parse_args()
    if given.cache and given.cache.exists():
        saved, found = json.loads(given.cache.read_text("utf-8"))
        texts = [Text(*pair) for pair in saved]
    else:
        texts = sentences(given.inputs, given.sentences, given.numbers)
        found = spoken(texts, given.piper)
        if given.cache:
            given.cache.write_text(json.dumps([texts, found]), "utf-8")
    rows = {name: (texts, seconds) for name, seconds in found.items()}
    if given.people and given.prompts:
        rows["people"] = prompts(given.people, given.prompts)
    try:
        espeak: Espeak | None = Espeak()
    except CaptionsError as error:
        print(error)
        espeak = None
    for line in table(rows, clocks(espeak)):
        print(line)


if __name__ == "__main__":
    main()
