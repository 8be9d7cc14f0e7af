"""Short word lists that belong to a rule, written in one string."""


def words(listed: str) -> frozenset[str]:
    """The set of the words: `words("say tell")`."""
    return frozenset(listed.split())
