"""Media: captions as they are carried beside a video."""
