"""A crew of Ray actors, on this machine or on a cluster, each with the models loaded once."""

import os
import time
from collections.abc import Sequence
from typing import Any, cast

from memcon.batch import guard
from memcon.batch.foreman import Broken, Gone, Hand, News, Ready
from memcon.batch.work import Duty, Kind
from memcon.record import MemconError, SettingError

LOCAL = "local"
PLACED = 1800.0
"""Seconds that an actor may wait for a machine: an autoscaler takes minutes to start one."""

COUNTED = 15.0
"""Seconds for which the count of a cluster's cores is believed."""


class Actor:
    """What runs in a Ray actor."""

    def __init__(self, duty: Duty, memory: int) -> None:
        guard.one_thread()
        self._duty = duty
        self._memory = memory
        self._bounded: guard.Bounded | None = None

    def load(self) -> News:
        """Load the models."""
        try:
            self._bounded = guard.Bounded(self._duty, self._memory)
        except MemconError as error:
            return Broken(error)
        return Ready()

    def do(self, kind: Kind, items: Sequence[Any]) -> News:
        """Work."""
        bounded = cast(guard.Bounded, self._bounded)
        try:
            return bounded.do(kind, items)
        except MemconError as error:
            return Broken(error)


class Remote:
    """A Ray actor, as the foreman sees it; `waiting` is the answer that is to come."""

    def __init__(self, actor: Any) -> None:
        self._actor = actor
        self.waiting: Any = actor.load.remote()

    def give(self, kind: Kind, items: Sequence[Any]) -> None:
        """Hand it work."""
        self.waiting = self._actor.do.remote(kind, items)

    def kill(self) -> None:
        """End it at once."""
        import ray

        ray.kill(self._actor)


class Cluster:
    """A crew of at most `size` actors, by default one a core that the cluster has, also when it grows or shrinks.

    No actor is asked for before there is work for it, and none is waited for: the run goes on with those that found a
    place. Those that wait for one are what an autoscaler sees.

    Raises:
        SettingError: Ray is not installed, or there is no cluster at the address.
    """

    starting = PLACED
    tries = 8

    def __init__(self, duty: Duty, size: int | None, memory: int, address: str) -> None:
        try:
            import ray
        except ImportError as error:
            raise SettingError("ray is not installed", where="--ray", hint="pip install 'memcon[ray]'") from error
        self._ray: Any = ray
        self._ours = not ray.is_initialized()
        if self._ours:
            _connect(address, size)
        self._asked = size
        self._cores = 1
        self._counted = -COUNTED
        # Ray's own restarts would begin again with the report that is to blame: the foreman tries again, and better.
        self._kind = ray.remote(num_cpus=1, max_restarts=0, max_task_retries=0)(Actor)
        self._duty = ray.put(duty)
        self._memory = memory
        self._hands: list[Remote] = []

    @property
    def size(self) -> int:
        """Those asked for, or the cores that the cluster has now."""
        if self._asked is not None:
            return self._asked
        now = time.monotonic()
        if now - self._counted >= COUNTED:
            self._counted = now
            self._cores = max(1, int(self._ray.cluster_resources().get("CPU", 1)))
        return self._cores

    def hire(self) -> Hand:
        """A new actor, as soon as the cluster has room for it."""
        hand = Remote(self._kind.remote(self._duty, self._memory))
        self._hands.append(hand)
        return hand

    def news(self, hands: Sequence[Hand], seconds: float) -> list[tuple[Hand, News]]:
        """What the actors say, waiting for it so long at most."""
        self._hands = [cast(Remote, hand) for hand in hands]
        waiting = {hand.waiting: hand for hand in self._hands if hand.waiting is not None}
        if not waiting:
            time.sleep(seconds)
            return []
        self._ray.wait(list(waiting), num_returns=1, timeout=seconds)
        heard, _ = self._ray.wait(list(waiting), num_returns=len(waiting), timeout=0)
        return [(waiting[answer], self._hear(waiting[answer])) for answer in heard]

    def close(self) -> None:
        """End all actors, and the cluster if it was started for them."""
        for hand in self._hands:
            hand.kill()
        self._hands = []
        if self._ours:
            self._ray.shutdown()

    def _hear(self, hand: Remote) -> News:
        answer, hand.waiting = hand.waiting, None
        try:
            return cast(News, self._ray.get(answer))
        except self._ray.exceptions.RayError as error:
            hand.kill()
            return Gone(f"its worker was lost ({type(error).__name__})")


def _connect(address: str, size: int | None) -> None:
    import ray

    quiet: dict[str, Any] = {"log_to_driver": False, "logging_level": "ERROR", "configure_logging": True}
    try:
        if address == LOCAL:
            # Ray gives its workers less of the processor than others get; here they are what the machine is for.
            os.environ.setdefault("RAY_worker_niceness", "0")
            ray.init(num_cpus=size, include_dashboard=False, **quiet)
        else:
            ray.init(address=address, **quiet)
    except (ConnectionError, ValueError, RuntimeError) as error:
        reason = str(error).partition("\n")[0]
        raise SettingError(f"no Ray cluster answers: {reason}", where=f"--ray {address}") from error
