"""What works here and what does not."""

import platform
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, fields
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from trainer import __version__
from trainer.cli.arguments import Request
from trainer.cli.desk import Desk
from trainer.core.text import sentence, tr
from trainer.files import path_text
from trainer.storage.paths import Folders, resource_dir
from trainer.terminal import say, say_json
from trainer.voice.devices import list_devices
from trainer.voice.speech import NoVoiceError, Utterance

PACKAGES = ("PySide6-Essentials", "pyttsx3", "espeakng-loader", "miniaudio", "numpy", "soundfile")

PROBED_WITHIN_S = 20.0


@dataclass(frozen=True, kw_only=True, slots=True)
class _Finding:
    """One line of the report: what was looked at, whether it works, and what was found."""

    what: str
    works: bool
    found: str


def doctor(request: Request) -> int:
    """Print what was found; the status is 1 if something does not work."""
    devices = list_devices()
    with Desk(request) as desk:
        voice, voice_finding = _voice(desk)
        findings = [
            *_folders(request.folders),
            voice_finding,
            _window(),
            _sound(devices),
            *_library(desk),
        ]
    if request.json:
        report = {
            "versions": _versions(),
            "folders": _places(request.folders),
            "voice": voice,
            "sound": {"devices": list(devices)},
            "findings": [{"what": f.what, "works": f.works, "found": f.found} for f in findings],
        }
        say_json(report, indent=2)
    else:
        _print(findings, _versions())
    return 0 if all(f.works for f in findings) else 1


def _print(findings: list[_Finding], versions: dict[str, str]) -> None:
    say(", ".join(f"{name} {number}" for name, number in versions.items()))
    for finding in findings:
        mark = tr("works") if finding.works else tr("FAILS")
        say(f"{mark:<6} {finding.what:<14} {finding.found}")
    say(tr("Licences: {folder}", folder=path_text(_licences())))


def _versions() -> dict[str, str]:
    found = {
        "Top Hold": __version__,
        "Python": platform.python_version(),
        "system": platform.platform(),
    }
    for package in PACKAGES:
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            found[package] = tr("missing")
    return found


def _places(folders: Folders) -> dict[str, str]:
    return {
        **{field.name: path_text(getattr(folders, field.name)) for field in fields(folders)},
        "resources": path_text(resource_dir()),
        "licences": path_text(_licences()),
    }


def _licences() -> Path:
    """Return the folder of the licences of what the program carries and loads."""
    return resource_dir() / "licences"


def _folders(folders: Folders) -> Iterator[_Finding]:
    for field in fields(folders):
        place: Path = getattr(folders, field.name)
        yield _Finding(what=field.name, works=_can_write(place), found=path_text(place))


def _can_write(folder: Path) -> bool:
    probe = folder / ".probe"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe.write_bytes(b"")
        probe.unlink()
    except OSError:
        return False
    return True


def _voice(desk: Desk) -> tuple[dict[str, object], _Finding]:
    settings = desk.settings_for()
    try:
        engine = desk.synthesizer.engine
        voices = desk.synthesizer.voices()
    except NoVoiceError as error:
        none: dict[str, object] = {
            "engine": None,
            "id": None,
            "wpm": settings.speech_wpm,
            "voices": [],
        }
        return none, _Finding(what=tr("voice"), works=False, found=sentence(error.problem))
    chosen = settings.voice or engine.default_voice
    trial = desk.render((Utterance(text="Up", wpm=settings.speech_wpm),))
    said = tr(
        "{engine} {version}, {voice}",
        engine=engine.name,
        version=engine.version,
        voice=chosen,
    )
    report: dict[str, object] = {
        "engine": engine.name,
        "version": engine.version,
        "id": chosen,
        "wpm": settings.speech_wpm,
        "voices": [voice.id for voice in voices],
    }
    problem = sentence(trial.problem) if trial.problem else said
    return report, _Finding(what=tr("voice"), works=bool(trial.clips), found=problem)


def _window() -> _Finding:
    """Try in a process of its own whether windows can be shown: Qt ends one that can't."""
    command = (sys.executable, "-m", "trainer", "--screen-probe")
    try:
        tried = subprocess.run(
            command, capture_output=True, encoding="utf-8", timeout=PROBED_WITHIN_S, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return _Finding(what=tr("window"), works=False, found=str(error))
    works = tried.returncode == 0
    lines = (tried.stdout if works else tried.stderr).splitlines()
    return _Finding(what=tr("window"), works=works, found="".join(lines[-1:]))


def _sound(devices: tuple[str, ...]) -> _Finding:
    nothing = tr("No sound device was found. Captions on the screen will guide you.")
    found = ", ".join(devices) or nothing
    return _Finding(what=tr("sound"), works=bool(devices), found=found)


def _library(desk: Desk) -> Iterator[_Finding]:
    count = len(desk.library.routines)
    yield _Finding(
        what=tr("routines"),
        works=count > 0,
        found=tr("{number} can be used", number=count),
    )
    for problem in (*desk.library.problems, *desk.library.figures.problems()):
        yield _Finding(what=tr("file"), works=False, found=str(problem))
