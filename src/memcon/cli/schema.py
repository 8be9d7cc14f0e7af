"""`memcon schema`: the JSON Schema of a record."""


def schema() -> None:
    """Print the JSON Schema of a record, as `memcon read --json` writes it."""
    import json
    import sys

    from memcon.export.jsonl import schema as record_schema

    sys.stdout.write(json.dumps(record_schema(), indent=2, ensure_ascii=False) + "\n")
