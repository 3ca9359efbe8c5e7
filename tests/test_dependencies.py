"""Libraries: floors are above known holes, and recipes install what is pinned and hashed."""

import re
import tomllib
from datetime import date
from importlib.metadata import version as installed_version

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from bot import versions
from bot.versions import CHECKED, FLOORS, too_old
from tests.conftest import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
CONSTRAINTS = (ROOT / ".deploy" / "constraints.txt").read_text(encoding="utf-8")
SERVED = ("semantic", "charts", "office", "webhook", "postgres")
"""The extras that the recipes install."""


def required(*extras):
    """Return what the project asks for, with these extras."""
    lines = [*PROJECT["dependencies"]]
    for extra in extras:
        lines += PROJECT["optional-dependencies"][extra]
    return [Requirement(line) for line in lines if not line.startswith("astana-bot[")]


def named(requirement):
    return canonicalize_name(requirement.name)


def pinned():
    """Return the versions of each library in the constraints file; there may be one a Python."""
    found: dict[str, list[Version]] = {}
    for name, number in re.findall(r"^([\w.-]+)==(\S+)", CONSTRAINTS, re.MULTILINE):
        found.setdefault(canonicalize_name(name), []).append(Version(number))
    return found


def floor_of(name):
    return Version(".".join(map(str, FLOORS[name])))


def test_no_floor_of_the_project_lies_below_a_known_hole():
    asked = required(*PROJECT["optional-dependencies"])
    below = [
        str(each)
        for each in asked
        if (name := named(each)) in FLOORS
        and not any(
            Version(part.version) >= floor_of(name)
            for part in each.specifier
            if part.operator in {">=", "=="}
        )
    ]
    assert below == []


def test_every_floor_is_a_number_that_the_lowest_resolution_can_take():
    without = [
        str(each)
        for each in required(*PROJECT["optional-dependencies"])
        if not any(part.operator in {">=", "=="} for part in each.specifier)
    ]
    assert without == []


def test_the_constraints_hold_all_that_the_recipes_install():
    held, asked = pinned(), required(*SERVED)
    for each in asked:
        assert any(each.specifier.contains(number) for number in held[named(each)]), each
    for name in {named(each) for each in asked}:
        # One may be asked for twice, with another marker.
        takes = [each.specifier for each in asked if named(each) == name]
        for number in held[name]:
            assert any(specifier.contains(number) for specifier in takes), (name, number)
    assert held.keys() >= {"hatchling", "editables"}
    for name in FLOORS.keys() & held.keys():
        assert min(held[name]) >= floor_of(name), name


def test_each_constraint_has_a_hash_and_none_names_an_address():
    entries = re.split(r"^(?=[\w.-]+==)", CONSTRAINTS, flags=re.MULTILINE)[1:]
    assert [entry.splitlines()[0] for entry in entries if "--hash=sha256:" not in entry] == []
    assert not re.search(r"://|--(?:index|extra|find|trusted)|file:", CONSTRAINTS)


def test_the_recipes_install_the_constraints():
    recipe = "--require-hashes -r"
    for page in (".deploy/Containerfile", ".docs/operating.md"):
        text = (ROOT / page).read_text(encoding="utf-8")
        assert recipe in text, page
        assert "--no-deps" in text, page


def test_an_old_library_is_named_with_the_version_that_is_needed(monkeypatch):
    assert too_old() == []
    monkeypatch.setitem(FLOORS, "click", (999,))
    assert too_old() == [f"click {installed_version('click')} (from 999 on)"]
    monkeypatch.setattr(versions, "FLOORS", {"no-such-library": (1,)})
    assert too_old() == []


def test_the_day_of_the_check_is_no_day_to_come():
    assert date(2026, 11, 29) <= CHECKED
    # The constraints are of that day or younger: they satisfy its floors, as tested above.
    assert "CVE" in (ROOT / "bot" / "versions.py").read_text(encoding="utf-8")


@pytest.mark.parametrize("script", ["run", "lowest", "lock"])
def test_the_scripts_of_ci_can_be_run(script):
    file = ROOT / ".ci" / script
    assert file.stat().st_mode & 0o111
    assert "set -euo pipefail" in file.read_text(encoding="utf-8")
