"""Errors: one line each, with where it went wrong and what to do, and whole after a process pool."""

import pickle

import pytest

from memcon.record import InputError, MemconError, ResourceError, SettingError, SkippedInput, StoreError

KINDS = [InputError, SkippedInput, SettingError, ResourceError, StoreError]


@pytest.mark.parametrize("kind", KINDS)
def test_every_error_is_ours_and_one_line(kind):
    error = kind("broken\nJSON", where="a.jsonl, line 7", hint="mend\r\nthe line")
    assert isinstance(error, MemconError)
    assert str(error) == "a.jsonl, line 7: broken JSON; mend the line"


def test_without_place_and_hint_the_message_stands_alone():
    assert str(InputError("there is no text")) == "there is no text"


def test_what_is_left_out_on_purpose_is_an_input_error():
    assert issubclass(SkippedInput, InputError)


@pytest.mark.parametrize("kind", KINDS)
def test_an_error_crosses_processes_whole(kind):
    error = kind("broken", where="a", hint="b")
    other = pickle.loads(pickle.dumps(error))
    assert (type(other), other.message, other.where, other.hint) == (kind, "broken", "a", "b")
