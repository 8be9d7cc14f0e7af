"""The API keeps what its OpenAPI document says: schemathesis asks what no person would."""

import re
import subprocess
import sys

import pytest

from tests.web.conftest import TOKEN, listening


@pytest.mark.slow
def test_no_question_within_or_without_the_document_is_a_fault(store_path, settings_of, tmp_path):
    """Thousands of requests, right and wrong ones; none may end in a fault of the server."""
    from memcon.web.settings import Limits

    patient = Limits(
        asks=1e6, asks_burst=1_000_000, writes=1e6, writes_burst=1_000_000, entries=1e6, entries_burst=1_000_000
    )
    with listening(settings_of(store_path, limits=patient)) as room:
        command = [
            sys.executable, "-m", "schemathesis.cli", "run", f"{room}/api.json", "--checks", "not_a_server_error", "--max-examples", "25",
            "--header", f"Authorization: Bearer {TOKEN}", "--header", "Accept: application/json", "--phases", "examples,coverage,fuzzing", "--seed", "7", "--no-color",
        ]  # fmt: skip
        done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, timeout=280, check=False)
    told = done.stdout + done.stderr
    assert done.returncode == 0, told[-6000:]
    assert re.search(r"[1-9]\d* generated, ", told) or "No issues found" in told, told[-2000:]
