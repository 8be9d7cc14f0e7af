"""On Ray: the same bytes, and whatever is killed, every other report once. Slow: a cluster takes seconds to start."""

import contextlib
import os
import signal
import sys
from functools import partial

import pytest

from memcon.batch import cluster
from memcon.batch.batch import Plan, run
from memcon.batch.work import Duty
from memcon.record import SettingError
from tests.batch import fakes
from tests.batch.runs import ROOT, Silent, files, go, ids, letters, lines, start, tables, until

pytestmark = [
    pytest.mark.slow,
    pytest.mark.filterwarnings("ignore"),
    pytest.mark.timeout(300),
]
NUMBER = 43


@pytest.fixture(scope="module")
def ray():
    """A cluster of two cores on this machine; its workers find the tests' fakes."""
    found = pytest.importorskip("ray")
    found.init(
        num_cpus=2, include_dashboard=False, log_to_driver=False, logging_level="ERROR",
        runtime_env={"env_vars": {"PYTHONPATH": str(ROOT)}},
    )  # fmt: skip
    yield found
    found.shutdown()


@pytest.fixture
def source(tmp_path):
    return lines(tmp_path / "in.jsonl", NUMBER, {7: "TRIPS"})


def test_ray_gives_the_same_bytes_as_one_process(ray, source, tmp_path):
    go(source, tmp_path / "here")
    go(source, tmp_path / "ray", ray="local", workers=2)
    assert tables(tmp_path / "ray") == tables(tmp_path / "here")
    assert files(tmp_path / "ray")["_journal.jsonl"].count(b"\n") == files(tmp_path / "here")["_journal.jsonl"].count(b"\n")


@pytest.mark.parametrize(("word", "reason", "plan"), [
    ("DIES", "lost", {}), ("HANGS", "took longer", {"patience": 1.0}), ("EATS", "memory", {"memory": 512}),
])  # fmt: skip
def test_a_poisoned_report_is_lost_alone(ray, tmp_path, word, reason, plan):
    source = lines(tmp_path / "in.jsonl", 24, {9: word})
    counts = go(source, tmp_path / "out", ray="local", workers=2, **plan)
    assert ids(tmp_path / "out") == [f"r{i:03}" for i in range(24) if i != 9]
    assert counts.failed == 1
    assert reason in letters(tmp_path / "out")[0]["reason"]


def test_a_ray_worker_that_is_killed_costs_nothing(ray, tmp_path):
    import psutil

    source = lines(tmp_path / "in.jsonl", NUMBER)
    killed = []

    class Killer(Silent):
        def outcome(self, kind, outcome):
            if kind == "read" and not killed:
                actors = [p for p in psutil.process_iter(["cmdline"]) if "ray::Actor" in " ".join(p.info["cmdline"] or ())]
                killed.append(actors[0].pid)
                os.kill(actors[0].pid, signal.SIGKILL)

    counts = go(source, tmp_path / "out", ray="local", workers=2, watcher=Killer(), load=partial(fakes.load, 0.02))
    assert killed
    assert (ids(tmp_path / "out"), counts.failed) == ([f"r{i:03}" for i in range(NUMBER)], 0)


def test_bad_models_end_the_run(ray, source, tmp_path):
    with pytest.raises(SettingError, match="no such parser"):
        go(source, tmp_path / "out", ray="local", workers=1, load=fakes.load_fails)


def test_a_node_that_is_killed_costs_nothing(ray, tmp_path):
    """Two nodes on this machine; the raylet of the second is killed while it reads."""
    from ray.cluster_utils import Cluster

    ray.shutdown()
    nodes = Cluster(initialize_head=True, head_node_args={"num_cpus": 1, "include_dashboard": False})
    second = nodes.add_node(num_cpus=1)
    try:
        ray.init(
            address=nodes.address, log_to_driver=False, logging_level="ERROR",
            runtime_env={"env_vars": {"PYTHONPATH": str(ROOT)}},
        )  # fmt: skip
        source = lines(tmp_path / "in.jsonl", 120)
        seen = []

        class Killer(Silent):
            def outcome(self, kind, outcome):
                seen.append(kind)
                if kind == "read" and seen.count("read") == 20:
                    nodes.remove_node(second, allow_graceful=False)

        counts = go(source, tmp_path / "out", ray="local", workers=2, watcher=Killer(), load=partial(fakes.load, 0.05))
        assert (ids(tmp_path / "out"), counts.failed) == ([f"r{i:03}" for i in range(120)], 0)
    finally:
        ray.shutdown()
        nodes.shutdown()


@pytest.fixture
def nodes(ray, monkeypatch):
    """A cluster of two nodes on this machine, each with a core, to be joined by its address from another process."""
    from ray.cluster_utils import Cluster

    ray.shutdown()
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    found = Cluster(initialize_head=True, head_node_args={"num_cpus": 1, "include_dashboard": False})
    found.add_node(num_cpus=1)
    yield found
    with contextlib.suppress(Exception):
        found.shutdown()


def _kill(node, *kinds):
    for kind in kinds:
        for info in node.all_processes.get(kind, ()):
            os.kill(info.process.pid, signal.SIGKILL)


def _begun(out):
    return len(list((out / "reports").glob("part-*"))) >= 2


def test_a_raylet_that_is_killed_costs_nothing_on_a_cluster_at_an_address(nodes, tmp_path):
    source = lines(tmp_path / "in.jsonl", 120)
    go(source, tmp_path / "here")
    running = start(source, tmp_path / "out", workers=2, ray=nodes.address, slow=0.05)
    until(lambda: _begun(tmp_path / "out"), 120)
    (second,) = nodes.worker_nodes
    _kill(second, "raylet")
    assert running.wait(200) == 0
    assert files(tmp_path / "out") == files(tmp_path / "here")


def test_after_the_loss_of_the_head_the_run_ends_or_goes_on(nodes, tmp_path):
    """What is left of a cluster without its head may work on for a while, or not: nothing is lost, nothing is there twice."""
    source = lines(tmp_path / "in.jsonl", 120)
    go(source, tmp_path / "here")
    running = start(source, tmp_path / "out", workers=2, ray=nodes.address, slow=0.4)
    until(lambda: _begun(tmp_path / "out"), 120)
    _kill(nodes.head_node, "gcs_server", "raylet")
    assert 0 < len(ids(tmp_path / "out")) < 120
    status = running.wait(250)
    counts = go(source, tmp_path / "out", resume=True)
    assert (ids(tmp_path / "out"), counts.failed) == ([f"r{i:03}" for i in range(120)], 0), status
    assert tables(tmp_path / "out") == tables(tmp_path / "here")


def test_a_cluster_that_has_less_room_than_was_asked_for_is_enough(nodes, tmp_path):
    """Twenty actors are asked for, two find a place: an autoscaler would see the others waiting."""
    source = lines(tmp_path / "in.jsonl", 120)
    running = start(source, tmp_path / "out", workers=20, ray=nodes.address)
    assert running.wait(200) == 0
    assert ids(tmp_path / "out") == [f"r{i:03}" for i in range(120)]


def test_no_cluster_at_an_address_is_one_line(tmp_path, monkeypatch):
    ray = pytest.importorskip("ray")
    ray.shutdown()
    monkeypatch.setattr(ray, "init", lambda **_: (_ for _ in ()).throw(ConnectionError("Could not find any running Ray instance\nMore.")))
    plan = Plan(sources=(str(lines(tmp_path / "in.jsonl", 3)),), out=tmp_path / "out", ray="auto", load=fakes.load)
    with pytest.raises(SettingError, match=r"no Ray cluster answers: Could not find any running Ray instance$"):
        run(plan, Silent())


def test_ray_that_is_not_installed_is_one_line(monkeypatch):
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(SettingError, match="ray is not installed"):
        cluster.Cluster(Duty(load=fakes.load), 1, 512, "local")


