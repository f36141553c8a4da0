"""The desktop's entry for the program: its name is what the window and the media controls say."""

import configparser
import tomllib
from pathlib import Path

import pytest

from trainer.desktop.mpris_mapping import APP, root_properties

ROOT = Path(__file__).parents[2]
FILE = ROOT / "packaging" / "tophold.desktop"


@pytest.fixture
def entry() -> configparser.SectionProxy:
    parser = configparser.ConfigParser(interpolation=None)
    parser.read(FILE, encoding="utf-8")
    return parser["Desktop Entry"]


def test_the_media_controls_point_to_it(entry: configparser.SectionProxy) -> None:
    assert root_properties()["DesktopEntry"] == ("s", FILE.stem)
    assert entry["Name"] == APP


def test_the_windows_are_known_to_be_its(entry: configparser.SectionProxy) -> None:
    running = (ROOT / "trainer" / "app" / "running.py").read_text(encoding="utf-8")
    assert f'setDesktopFileName("{FILE.stem}")' in running
    assert entry["StartupWMClass"] == FILE.stem


def test_it_runs_the_program_with_its_own_icon(entry: configparser.SectionProxy) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert entry["Exec"] in project["scripts"]
    assert (ROOT / "resources" / "icons" / f"{entry['Icon']}.svg").is_file()
    assert entry["Categories"].endswith(";")
