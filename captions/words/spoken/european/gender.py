"""The gender of what is counted, as far as the ending tells: "una hora", "vingt et une tasses"."""

from __future__ import annotations

from captions.words.spoken.tables import listed

__all__ = ["gender_of", "is_counted", "is_feminine", "is_noun"]

# In Spanish, Italian and Portuguese; the plural adds an s.
_MASCULINE = frozenset(
    listed("día dia problema sistema programa mapa planeta clima tema idioma poeta cometa grama")
)
_FEMININE = frozenset(
    listed("mujer mulher vez vece noche noite parte calle clase clave llave nave nube sangre")
    + listed("fase frase frente gente leche muerte nieve serie suerte tarde torre moto foto")
    + listed("mano mão colher colhere")
)
_ENDINGS = {
    "es": ("a", "dad", "dade", "ción", "cione", "sión", "sione", "tud", "tude", "umbre"),
    "it": ("a", "tà", "zione", "sione"),
    "pt": ("a", "dade", "ção", "çõe", "são", "sõe", "gem", "gen", "tude"),
    "fr": (
        *("ade", "aie", "aine", "aison", "ance", "asse", "che", "ée", "elle", "ence", "ère"),
        *("esse", "ette", "euse", "ie", "ière", "ille", "ine", "ise", "lle", "onne", "rice"),
        *("sion", "té", "tié", "tion", "tte", "tude", "ude", "une", "ure", "xion"),
    ),
}
# In French, where the ending tells the other gender, or neither.
_FRENCH_MASCULINE = frozenset(
    listed(
        "arrêté bébé blessé capitaine caractère cimetière comité comté côté coude cratère critère "
        "délégué député dimanche domaine employé été foie frère génie gorille grade hémisphère "
        "incendie invité lycée magazine mercure ministère moine murmure musée mystère parapluie "
        "pâté père silence squelette stade traité trophée"
    )
)
_FRENCH_FEMININE = frozenset(
    listed(
        "arme bombe carte chambre chose classe corde cour couleur date dent dose école équipe "
        "étape étoile femme feuille fin fleur fois force forme goutte guerre heure idée île image "
        "jambe langue larme lettre ligne lune main marche mer mère minute montagne note nuit once "
        "page part période personne phrase photo pièce place plage plante pomme porte poule "
        "question règle robe rose roue route rue scène seconde sorte soupe table tête tonne "
        "tranche vague vidéo ville vitre voix"
    )
)
_GERMAN = ("ung", "heit", "keit", "schaft", "tion", "ität", "ik", "e")
_GERMAN_FEMININE = frozenset(
    listed("Frau Person Nacht Stadt Bank Hand Wand Mutter Tochter Schwester Zahl Mark Art Tür")
)
_GERMAN_NEUTER = frozenset(
    listed(
        "Bier Blatt Brot Buch Dorf Dutzend Ei Ende Geld Glas Gramm Hähnchen Haus Huhn Jahr Kilo "
        "Kilogramm Land Leben Mal Pfund Prozent Quartal Spiel Stück Tor Viertel Volk Wort"
    )
)
# In Dutch; all others, and every plural, take "de" (ANS, 3.3.3).
_DUTCH_NEUTER = frozenset(
    listed(
        "aantal antwoord artikel bed bedrag been biljoen blad blik blok boek bord bos brood budget "
        "dagdeel deel doel doelpunt dorp dozijn ei eiland elftal etmaal gebied geld getal glas "
        "gram half hoofd hoofdstuk huis inkomen jaar kamp kantoor kilogram kind kwartaal kwartier "
        "land leven loon maal miljard miljoen ons pak pakket park percent percentage plein pond "
        "procent programma punt rijk schip seizoen semester stuk tal team tiental uur veld "
        "vermogen verhaal vlak volk water weekend werk woord zakje"
    )
)
_DUTCH_ENDINGS = ("je", "um", "ment", "isme", "sel", "uur", "jaar", "glas", "brood")
_SMALL = frozenset(
    listed("con por que los las del más per non tra gli che nel dal com sem dos das")
    + listed("des est les par pas plus pour qui que sur une und von mil mille")
    + listed("der dem den das die ist aus bis auf mit van het een met voor dat uit per")
)


def is_noun(word: str) -> bool:
    """Return whether a word after a number may be what is counted."""
    return (
        word.isalpha() and word.islower() and (len(word) > 2 or word == "an") and word not in _SMALL
    )


def is_counted(tag: str, word: str) -> bool:
    """Return whether a word after a number may be what is counted; in German it has a capital."""
    return is_noun(word) or (tag == "de" and word[:1].isupper())


def gender_of(tag: str, word: str) -> str:
    """Return a noun's gender: ``m``, ``f``, ``n``; in Dutch ``n`` or ``c``, common to both others.

    >>> gender_of("nl", "kopje"), gender_of("nl", "liter"), gender_of("de", "Jahr")
    ('n', 'c', 'n')
    """
    if tag == "nl":
        return "n" if word in _DUTCH_NEUTER or word.endswith(_DUTCH_ENDINGS) else "c"
    if tag == "de" and (word in _GERMAN_NEUTER or word.endswith(("chen", "lein", "jahr"))):
        return "n"
    return "f" if is_feminine(tag, word) else "m"


def is_feminine(tag: str, word: str) -> bool:
    """Return whether a noun is feminine, as far as its ending tells.

    >>> is_feminine("es", "horas"), is_feminine("fr", "tasses"), is_feminine("fr", "musée")
    (True, True, False)
    """
    if tag == "de":
        return word in _GERMAN_FEMININE or (len(word) > 3 and word.endswith(_GERMAN))
    single = word.removesuffix("s")
    if tag == "fr":
        known = {word, single}
        if not known.isdisjoint(_FRENCH_MASCULINE):
            return False
        return not known.isdisjoint(_FRENCH_FEMININE) or single.endswith(_ENDINGS["fr"])
    if single in _MASCULINE:
        return False
    return not _FEMININE.isdisjoint({single, single.removesuffix("e")}) or single.endswith(
        _ENDINGS.get(tag, ())
    )
