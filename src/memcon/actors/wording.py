"""Short word lists that belong to a rule, written in one string."""


def words(listed: str) -> frozenset[str]:
    """The set of the words: `words("say tell")`."""
    return frozenset(listed.split())


def unhyphenated(said: list[str]) -> list[str]:
    """Words with what a hyphen joins as one: `secretary`, `-`, `general` as `secretary-general`."""
    out: list[str] = []
    for word in said:
        if out and (word == "-" or out[-1].endswith("-")):
            out[-1] += word
        else:
            out.append(word)
    return out
