"""A process that is killed while editors change facts loses nothing that it had acknowledged."""

from tests.benchmarks.kill_changes import run


def test_no_acknowledged_change_is_lost_and_none_is_half_done(tmp_path):
    result = run(4, "test", tmp_path)
    assert (result.kills, result.lost, result.half, result.broken) == (4, 0, 0, 0)
    assert result.acknowledged >= 4
