"""The gender of what is counted, as far as the ending tells: "una hora", "vingt et une tasses"."""

from __future__ import annotations

from captions.words.spoken.tables import listed

__all__ = ["is_feminine", "is_noun"]

# In Spanish, Italian and Portuguese; the plural adds an s.
_MASCULINE = frozenset(
    listed("día dia problema sistema programa mapa planeta clima tema idioma poeta cometa grama")
)
_FEMININE = frozenset(
    listed("mujer mulher vez vece noche noite parte calle clase clave llave nave nube sangre")
    + listed(
        "fase frase frente gente leche muerte nieve serie suerte tarde torre moto foto mano mão"
    )
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
_SMALL = frozenset(
    listed("con por que los las del más per non tra gli che nel dal com sem dos das")
    + listed("des est les par pas plus pour qui que sur une und von mil mille")
)


def is_noun(word: str) -> bool:
    """Return whether a word after a number may be what is counted."""
    return (
        word.isalpha() and word.islower() and (len(word) > 2 or word == "an") and word not in _SMALL
    )


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
