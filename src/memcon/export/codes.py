"""The codes by which the formats of the field name countries and actors; None where a list has no code for one."""

from functools import cache

from memcon.lexicon import read_json

CAMEO_TYPES = {
    "AGR": "AGR", "BUS": "BUS", "COP": "COP", "CRM": "CRM", "CVL": "CVL", "EDU": "EDU", "ELI": "ELI", "GOV": "GOV",
    "JRN": "MED", "JUD": "JUD", "LAB": "LAB", "LEG": "LEG", "MED": "HLH", "MIL": "MIL", "OPP": "OPP", "REB": "REB",
    "REF": "REF", "SPY": "SPY", "UAF": "UAF",
}  # fmt: skip
"""PLOVER's sectors and the CAMEO types that mean the same: in CAMEO MED is media and HLH health."""
CAMEO_GROUPS = {
    "Al Qaeda": "ALQ", "al-Qaeda": "ALQ", "Amnesty International": "AMN", "Arab League": "ARL",
    "Association of Southeast Asian Nations": "ASN", "ASEAN": "ASN", "Council of Europe": "COE",
    "European Union": "EEC", "EU": "EEC", "Fatah": "FTA", "Gulf Cooperation Council": "GCC", "Hamas": "HMS",
    "Hezbollah": "HEZ", "Human Rights Watch": "HRW", "IAEA": "IAE", "International Atomic Energy Agency": "IAE",
    "International Court of Justice": "ICJ", "International Criminal Court": "ICC",
    "International Monetary Fund": "IMF", "IMF": "IMF", "International Organization for Migration": "IOM",
    "Interpol": "ITP", "Muslim Brotherhood": "MBR", "NATO": "NAT", "North Atlantic Treaty Organization": "NAT",
    "OPEC": "OPC", "OSCE": "SCE", "Oxfam": "XFM", "Palestine Liberation Organization": "PLO", "Taliban": "TAL",
    "UNHCR": "HCR", "UNICEF": "KID", "UN": "UNO", "United Nations": "UNO", "World Bank": "WBK",
    "World Food Programme": "WFP", "WFP": "WFP", "World Health Organization": "WHO", "WHO": "WHO",
    "World Trade Organization": "WTO", "WTO": "WTO",
}  # fmt: skip
"""Actors that have a code of their own in CAMEO, by their whole name."""


def fips(country: str | None) -> str | None:
    """The FIPS 10-4 code of a country: `CHE` is `SZ`."""
    found = _codes(country)[0]
    return str(found) if found else None


def cow(country: str | None) -> int | None:
    """The Correlates of War number of a state: `CHE` is 225."""
    found = _codes(country)[1]
    return int(found) if found else None


def cameo(country: str | None) -> str | None:
    """The CAMEO code of a country: `ROU` is `ROM`, nearly all others are as in ISO 3166."""
    found = _codes(country)[2]
    return str(found) if found else None


def iso2(country: str | None) -> str | None:
    """The ISO 3166-1 alpha-2 code of a country: `CHE` is `CH`."""
    found = _codes(country)[3]
    return str(found) if found else None


@cache
def _table() -> dict[str, list[str | int | None]]:
    codes: dict[str, list[str | int | None]] = read_json("country_codes.json")["codes"]
    return codes


def _codes(country: str | None) -> list[str | int | None]:
    return _table().get(country or "", [None] * 4)
