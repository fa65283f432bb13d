"""One recording of three words as each recogniser, aligner and speech engine writes it.

Written by hand after the documentation of each; all say the same, in their own units.
"""

from __future__ import annotations

import json
from typing import Any

WORDS = (("So", 500, 700), ("it", 700, 900), ("is.", 1200, 1500))
"""Text, start and end in milliseconds."""
S = [(word, start / 1000, end / 1000) for word, start, end in WORDS]
TICKS = [(word, start * 10_000, (end - start) * 10_000) for word, start, end in WORDS]
LETTERS = [
    (letter, round(a + (b - a) * k / len(word), 3), round(a + (b - a) * (k + 1) / len(word), 3))
    for word, a, b in S
    for k, letter in enumerate(word)
]
LETTERS[4:4] = [(" ", 0.9, 1.2)]
LETTERS[2:2] = [(" ", 0.7, 0.7)]


def words(text: str = "word", start: str = "start", end: str = "end", by: float = 1) -> list[Any]:
    """Return the words as objects with these keys."""
    return [{text: w, start: a * by, end: b * by, "confidence": 0.9} for w, a, b in S]


def lines(rows: list[Any]) -> str:
    """Return one line of JSON for each."""
    return "\n".join(map(json.dumps, rows)) + "\n"


SEGMENT = {"id": 0, "seek": 0, "start": 0.5, "end": 1.5, "text": " So it is.", "tokens": [1, 2]}
JSON: dict[str, list[Any]] = {
    "Whisper": [
        {"text": " So it is.", "segments": [SEGMENT | {"words": words()}], "language": "en"},
        [SEGMENT | {"words": words()}],
        {"segments": [{"words": words(), "chars": []}], "word_segments": words()},
    ],
    "whisper.cpp": [
        {
            "systeminfo": "",
            "params": {"language": "en"},
            "transcription": [
                {
                    "timestamps": {"from": "00:00:00,500", "to": "00:00:01,500"},
                    "offsets": {"from": 500, "to": 1500},
                    "text": " So it is.",
                    "tokens": [
                        {"text": text, "offsets": {"from": a, "to": b}, "id": 7, "p": 0.9}
                        for text, a, b in (
                            ("[_BEG_]", 0, 0),
                            (" S", 500, 600),
                            ("o", 600, 700),
                            (" it", 700, 900),
                            (" is", 1200, 1450),
                            (".", 1450, 1500),
                            ("[_TT_75]", 1500, 1500),
                        )
                    ],
                }
            ],
        },
        {
            "transcription": [
                {"offsets": {"from": a, "to": b}, "text": f" {w}"} for w, a, b in WORDS
            ]
        },
    ],
    "OpenAI verbose_json": [
        {"task": "transcribe", "duration": 2.0, "text": "So it is.", "words": words()},
    ],
    "Amazon Transcribe": [
        {
            "jobName": "x",
            "results": {
                "transcripts": [{"transcript": "So it is."}],
                "items": [
                    *(
                        {
                            "type": "pronunciation",
                            "start_time": f"{a}",
                            "end_time": f"{b}",
                            "alternatives": [{"confidence": "0.9", "content": w.strip(".")}],
                        }
                        for w, a, b in S
                    ),
                    {"type": "punctuation", "alternatives": [{"content": "."}]},
                ],
            },
        }
    ],
    "Google Speech-to-Text": [
        {
            "results": [
                {
                    "alternatives": [
                        {
                            "transcript": "So it is.",
                            "words": [
                                {"startTime": f"{a}s", "endTime": f"{b}s", "word": w}
                                for w, a, b in S
                            ],
                        }
                    ]
                }
            ]
        },
        {
            "results": [
                {
                    "alternatives": [
                        {
                            "words": [
                                {
                                    "startOffset": {
                                        "seconds": str(a // 1000),
                                        "nanos": a % 1000 * 10**6,
                                    },
                                    "endOffset": {
                                        "seconds": str(b // 1000),
                                        "nanos": b % 1000 * 10**6,
                                    },
                                    "word": w,
                                }
                            ]
                        }
                    ]
                }
                for w, a, b in WORDS
            ]
        },
    ],
    "Azure": [
        {
            "RecognitionStatus": "Success",
            "Offset": 5000000,
            "NBest": [
                {
                    "Lexical": "so it is",
                    "Words": [{"Word": w, "Offset": a, "Duration": d} for w, a, d in TICKS],
                }
            ],
        }
    ],
    "Azure batch transcription": [
        {
            "recognizedPhrases": [
                {
                    "offsetInTicks": 5000000.0,
                    "nBest": [
                        {
                            "words": [
                                {"word": w, "offsetInTicks": a, "durationInTicks": d}
                                for w, a, d in TICKS
                            ]
                        }
                    ],
                }
            ]
        }
    ],
    "Azure fast transcription": [
        {
            "phrases": [
                {
                    "offsetMilliseconds": 500,
                    "words": [
                        {"text": w, "offsetMilliseconds": a, "durationMilliseconds": b - a}
                        for w, a, b in WORDS
                    ],
                }
            ]
        }
    ],
    "Deepgram": [
        {"metadata": {}, "results": {"channels": [{"alternatives": [{"words": words()}]}]}},
    ],
    "AssemblyAI": [
        {
            "id": "x",
            "audio_duration": 2,
            "words": [{"text": w, "start": a, "end": b, "speaker": "A"} for w, a, b in WORDS],
        }
    ],
    "Rev AI": [
        {
            "monologues": [
                {
                    "speaker": 0,
                    "elements": [
                        {"type": "text", "value": "So", "ts": 0.5, "end_ts": 0.7},
                        {"type": "punct", "value": " "},
                        {"type": "text", "value": "it", "ts": 0.7, "end_ts": 0.9},
                        {"type": "punct", "value": " "},
                        {"type": "text", "value": "is", "ts": 1.2, "end_ts": 1.5},
                        {"type": "punct", "value": "."},
                    ],
                }
            ]
        }
    ],
    "Speechmatics": [
        {
            "format": "2.9",
            "results": [
                *(
                    {
                        "type": "word",
                        "start_time": a,
                        "end_time": b,
                        "alternatives": [{"content": w.strip("."), "confidence": 1.0}],
                    }
                    for w, a, b in S
                ),
                {
                    "type": "punctuation",
                    "start_time": 1.5,
                    "end_time": 1.5,
                    "alternatives": [{"content": "."}],
                },
            ],
        }
    ],
    "IBM Watson": [
        {"results": [{"final": True, "alternatives": [{"timestamps": [list(row) for row in S]}]}]},
    ],
    "Vosk": [
        {"result": words(), "text": "so it is"},
        [{"text": ""}, {"result": words(), "text": "so it is"}],
    ],
    "Gentle": [
        {
            "transcript": "So it is.",
            "words": [
                {"alignedWord": w.lower(), "case": "success", "word": w, "start": a, "end": b}
                for w, a, b in S
            ],
        }
    ],
    "aeneas": [
        {"fragments": [{"begin": f"{a:.3f}", "end": f"{b:.3f}", "lines": [w]} for w, a, b in S]},
    ],
    "Montreal Forced Aligner": [
        {
            "start": 0,
            "end": 2.0,
            "tiers": {
                "words": {"type": "interval", "entries": [[a, b, w] for w, a, b in S]},
                "phones": {"type": "interval", "entries": [[0.5, 0.6, "S"]]},
            },
        }
    ],
    "ElevenLabs": [
        {
            "audio_base64": "",
            "alignment": {
                "characters": [row[0] for row in LETTERS],
                "character_start_times_seconds": [row[1] for row in LETTERS],
                "character_end_times_seconds": [row[2] for row in LETTERS],
            },
        }
    ],
    "ElevenLabs Scribe": [
        {
            "language_code": "en",
            "words": [
                {"text": "So", "start": 0.5, "end": 0.7, "type": "word"},
                {"text": " ", "start": 0.7, "end": 0.7, "type": "spacing"},
                {"text": "it", "start": 0.7, "end": 0.9, "type": "word"},
                {"text": "(laughs)", "start": 0.9, "end": 1.2, "type": "audio_event"},
                {"text": "is.", "start": 1.2, "end": 1.5, "type": "word"},
            ],
        },
        {"characters": [], "words": words("text"), "loss": 0.1},
    ],
    "Cartesia": [
        {
            "word_timestamps": {
                "words": [row[0] for row in S],
                "start": [row[1] for row in S],
                "end": [row[2] for row in S],
            }
        }
    ],
    "Hugging Face": [
        {"text": " So", "chunks": [{"text": f" {w}", "timestamp": [a, b]} for w, a, b in S]},
    ],
    "edge-tts": [
        [{"type": "WordBoundary", "offset": a, "duration": d, "text": w} for w, a, d in TICKS],
    ],
    "Edge": [
        {
            "Metadata": [
                {
                    "Type": "WordBoundary",
                    "Data": {"Offset": a, "Duration": d, "text": {"Text": w, "Length": len(w)}},
                }
            ]
        }
        for w, a, d in TICKS
    ],
    "Azure speech SDK": [
        [{"audioOffset": a, "duration": d, "text": w, "boundaryType": "Word"} for w, a, d in TICKS],
        [
            {"audio_offset": a, "duration": f"0:00:00.{d // 10_000}", "text": w, "text_offset": 0}
            for w, a, d in TICKS
        ],
    ],
    "Azure batch synthesis": [
        [{"Text": w, "AudioOffset": a, "Duration": b - a} for w, a, b in WORDS],
    ],
    "anything": [
        {"data": {"tokens": [{"token": w, "begin": a, "stop": b} for w, a, b in S]}},
        [{"text": w, "start_ms": a, "duration_ms": b - a} for w, a, b in WORDS],
    ],
}
JSON["Edge"] = [list(JSON["Edge"])]

POLLY = [
    {"time": 0, "type": "sentence", "start": 0, "end": 9, "value": "So it is."},
    {"time": 500, "type": "word", "start": 0, "end": 2, "value": "So"},
    {"time": 520, "type": "viseme", "value": "s"},
    {"time": 700, "type": "word", "start": 3, "end": 5, "value": "it"},
    {"time": 1200, "type": "word", "start": 6, "end": 8, "value": "is"},
]
"""Marks say when words start, not when they end."""

LONG_GRID = """File type = "ooTextFile"
Object class = "TextGrid"

xmin = 0
xmax = 2
tiers? <exists>
size = 2
item []:
    item [1]:
        class = "IntervalTier"
        name = "words"
        xmin = 0
        xmax = 2
        intervals: size = 5
        intervals [1]:
            xmin = 0
            xmax = 0.5
            text = ""
        intervals [2]:
            xmin = 0.5
            xmax = 0.7
            text = "So"
        intervals [3]:
            xmin = 0.7
            xmax = 0.9
            text = "it"
        intervals [4]:
            xmin = 0.9
            xmax = 1.2
            text = "<eps>"
        intervals [5]:
            xmin = 1.2
            xmax = 1.5
            text = "is."
    item [2]:
        class = "IntervalTier"
        name = "phones"
        xmin = 0
        xmax = 2
        intervals: size = 1
        intervals [1]:
            xmin = 0.5
            xmax = 0.6
            text = "S"
"""
SHORT_GRID = """File type = "ooTextFile"
Object class = "TextGrid"

0
2
<exists>
2
"TextTier"
"bells"
0
2
1
0.1
"ding"
"IntervalTier"
"Ann - words"
0
2
3
0.5
0.7
"So"
0.7
0.9
"it"
1.2
1.5
"is."
"""
TEXTS: dict[str, list[str]] = {
    "TextGrid": [LONG_GRID, SHORT_GRID],
    "CTM": [
        ";; recording channel start duration word confidence\n"
        "talk 1 0.50 0.20 So 0.98\ntalk 1 0.70 0.20 it 0.9\ntalk 1 1.20 0.30 is. 1.0\n",
    ],
    "labels": ["0.5\t0.7\tSo\n0.7\t0.9\tit\n1.2\t1.5\tis.\n"],
}
