import json
import os
import signal
import subprocess
import sys

import pytest

import memcon.pipeline
from memcon.cli import main as module
from memcon.export.jsonl import decode

TEXT = "Title: Talks\nDate: 2026-02-14\n\nThe minister said on Monday that the talks would resume.\n"
GERMAN = "Der Außenminister hat am Montag in Genf erklärt, dass die Gespräche in der nächsten Woche weitergehen werden."


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """A folder with a report, and a pipeline without steps: what is tested here is the command line."""
    monkeypatch.setattr(memcon.pipeline, "default_steps", lambda *_: [])
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "de.txt").write_text(GERMAN, encoding="utf-8")
    return tmp_path


def _run(monkeypatch, capfdbinary, *arguments):
    """Exit status, standard output and standard error of a command line."""
    monkeypatch.setattr(sys, "argv", ["memcon", *arguments])
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    with pytest.raises(SystemExit) as left:
        module.main()
    sys.stdout.flush()
    out, err = capfdbinary.readouterr()
    return left.value.code or 0, out.decode(), err.decode()


@pytest.fixture
def memcon_(monkeypatch, capfdbinary):
    return lambda *arguments: _run(monkeypatch, capfdbinary, *arguments)


def test_a_report_is_read_for_a_person(desk, memcon_):
    status, out, err = memcon_("read", "a.txt")
    assert (status, err) == (0, "")
    assert "Talks\nSaturday 14 February 2026\n" in out
    assert "\x1b" not in out


def test_json_is_one_record_a_line(desk, memcon_):
    status, out, _ = memcon_("read", "a.txt", "a.txt", "--json")
    assert status == 0
    assert [decode(line).report.id for line in out.splitlines()] == ["a", "a"]


def test_output_goes_to_a_file_and_its_name_says_how(desk, memcon_):
    assert memcon_("read", "a.txt", "-o", "out.txt")[:2] == (0, "")
    assert "WHAT WAS SAID" in (desk / "out.txt").read_text()
    assert memcon_("read", "a.txt", "--output", "out.jsonl")[:2] == (0, "")
    assert decode((desk / "out.jsonl").read_bytes()).report.title == "Talks"


def test_what_is_due_goes_to_a_calendar_file(desk, memcon_):
    status, _, _ = memcon_("read", "a.txt", "--ics", "due.ics")
    assert status == 0
    assert (desk / "due.ics").read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")


def test_a_page_is_written_beside_what_is_printed(desk, memcon_):
    status, out, _ = memcon_("read", "a.txt", "--html", "page.html")
    assert status == 0
    assert "WHAT WAS SAID" in out
    assert (desk / "page.html").read_text().startswith("<!doctype html>")


def test_the_day_can_be_given(desk, memcon_):
    _, out, _ = memcon_("read", "a.txt", "--published", "2026-03-01", "--json")
    assert json.loads(out)["report"]["published"] == "2026-03-01"


@pytest.mark.parametrize(
    ("arguments", "status", "reason"),
    [
        (["read", "none.txt"], 2, "none.txt: no such file or folder"),
        (["read", "a.txt", "none.txt"], 1, "none.txt: no such file or folder"),
        (["read", "a.txt", "de.txt"], 1, "de: is in German"),
        (["read", "de.txt"], 2, "de: is in German"),
        (["read", "a.txt", "--published", "soon"], 2, "--published: 'soon' is no date"),
        (["read", "a.txt", "--output", "no/such/folder.txt"], 2, "cannot be written"),
        (["read", "a.txt", "--html", "no/such/folder.html"], 2, "cannot be written"),
        (["read"], 2, "Missing argument"),
        (["read", "a.txt", "--no-such-option"], 2, "No such option"),
        (["frobnicate"], 2, "No such command"),
    ],
)
def test_what_goes_wrong_is_said_in_a_line_and_in_the_status(desk, memcon_, arguments, status, reason):
    left, _, err = memcon_(*arguments)
    assert left == status
    assert reason in err
    assert "Traceback" not in err


def test_a_step_that_trips_shows_its_traceback_with_debug_alone(desk, memcon_, monkeypatch):
    class Trips:
        needs: tuple[str, ...] = ()
        gives: tuple[str, ...] = ()

        def read(self, drafts):
            raise ValueError("a step tripped")

    monkeypatch.setattr(memcon.pipeline, "default_steps", lambda *_: [Trips()])
    status, _, err = memcon_("read", "a.txt")
    assert status == 2
    assert "a: could not be read: ValueError: a step tripped" in err
    assert "Traceback" not in err
    assert "Traceback" in memcon_("read", "a.txt", "--debug")[2]


def test_a_parser_that_is_not_there_ends_the_run(desk, memcon_, monkeypatch):
    monkeypatch.undo()
    monkeypatch.chdir(desk)
    status, _, err = memcon_("read", "a.txt", "a.txt", "--parser", "no_such_parser")
    assert status == 2
    assert (
        err
        == "memcon: no parser called 'no_such_parser' is installed; install that spaCy package, or leave --parser out\n"
    )


def test_a_fault_of_our_own_is_one_line(capsys, monkeypatch):
    monkeypatch.setattr(sys, "argv", ["memcon", "read"])
    module._last_word(ValueError, ValueError("odd\nthing"), None)
    assert capsys.readouterr().err == (
        "memcon: a fault in memcon itself (ValueError: odd thing); run it again with --debug to see where\n"
    )


def test_no_fault_of_our_own_shows_a_traceback(tmp_path):
    code = (
        "import sys, memcon.cli.reading\n"
        "from memcon.cli.main import main\n"
        "def broken(job): raise RuntimeError('odd')\n"
        "memcon.cli.reading.run = broken\n"
        "sys.argv = ['memcon', 'read', 'x', *sys.argv[1:]]\nmain()\n"
    )
    for more, shown in ([], False), (["--debug"], True):
        done = subprocess.run(
            [sys.executable, "-c", code, *more], capture_output=True, text=True, timeout=60, check=False
        )
        assert done.returncode == 1
        assert ("Traceback" in done.stderr) == shown
        assert "odd" in done.stderr


def test_the_schema_is_printed(memcon_):
    status, out, _ = memcon_("schema")
    assert status == 0
    assert "Statement" in json.loads(out)["$defs"]


def test_the_version_is_printed(memcon_):
    assert memcon_("--version")[1].startswith("memcon 0.")


@pytest.mark.parametrize(
    "command", [["-m", "memcon", "--help"], ["-m", "memcon", "read", "--help"], ["-m", "memcon", "--version"]]
)
def test_help_loads_no_parser_no_model_and_no_page_reader(command):
    heavy = "spacy thinc onnxruntime tokenizers trafilatura numpy py3langid httpx icalendar charset_normalizer"
    code = (
        "import runpy, sys\n"
        f"sys.argv = {command[1:]!r}\n"
        "try:\n    runpy.run_module('memcon', run_name='__main__')\n"
        "except SystemExit:\n    pass\n"
        f"print('LOADED', [m for m in '{heavy}'.split() if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.splitlines()[-1] == "LOADED []"


SLOW = """
import sys, time
import memcon.pipeline
from memcon.cli.main import main
class Slow:
    needs = gives = ()
    def read(self, drafts):
        print("reading", file=sys.stderr, flush=True)
        time.sleep(float(sys.argv.pop()) if len(sys.argv) > 4 else 0)
        return list(drafts)
memcon.pipeline.default_steps = lambda *_: [Slow()]
main()
"""


@pytest.fixture
def many(tmp_path):
    path = tmp_path / "many.jsonl"
    path.write_text("".join(json.dumps({"id": str(i), "text": "The minister spoke."}) + "\n" for i in range(2000)))
    return str(path)


def test_a_closed_pipe_ends_quietly(many):
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [sys.executable, "-c", SLOW, "read", many, "--json"],
        stdout=write,
        stderr=subprocess.PIPE,
        text=True,
        timeout=60,
        check=False,
    )
    os.close(write)
    assert done.returncode == 141
    assert "Traceback" not in done.stderr
    assert "BrokenPipe" not in done.stderr


def test_ctrl_c_ends_in_a_line_and_leaves_what_was_read(many, tmp_path):
    page = tmp_path / "page.html"
    command = [sys.executable, "-c", SLOW, "read", many, f"--html={page}", "30"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as run:
        assert run.stderr is not None
        assert run.stderr.readline() == "reading\n"
        run.send_signal(signal.SIGINT)
        _, err = run.communicate(timeout=30)
    assert run.returncode == 130
    assert err.strip() == "memcon: stopped; what was read until then is there"
    assert page.read_text().startswith("<!doctype html>")
