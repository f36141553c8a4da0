"""What the app and its tests need of a Linux system, and how to get it.

Needs are looked for by what is used (a library, a program, a font, a file), not by
package name: that is true on every distribution, takes milliseconds, and survives renamed packages.
"""

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto

from machine import Machine


class Sort(Enum):
    """How a need is looked for."""

    LIBRARY = auto()
    PROGRAM = auto()
    MODULE = auto()
    FONT = auto()
    FILE = auto()


@dataclass(frozen=True, kw_only=True, slots=True)
class Need:
    """Something of the system's: what to look for, and Debian's package that brings it."""

    sort: Sort
    name: str
    package: str


def _needs(sort: Sort, names: dict[str, str]) -> tuple[Need, ...]:
    return tuple(Need(sort=sort, name=name, package=package) for name, package in names.items())


RUN_NEEDS = (
    # What PySide6's Qt libraries and its xcb and wayland plugins are linked against.
    *_needs(
        Sort.LIBRARY,
        {
            "libEGL.so.1": "libegl1",
            "libGL.so.1": "libgl1",
            "libX11-xcb.so.1": "libx11-xcb1",
            "libbrotlidec.so.1": "libbrotli1",
            "libdbus-1.so.3": "libdbus-1-3",
            "libfontconfig.so.1": "libfontconfig1",
            "libglib-2.0.so.0": "libglib2.0-0",
            "libgssapi_krb5.so.2": "libgssapi-krb5-2",
            "libwayland-client.so.0": "libwayland-client0",
            "libwayland-cursor.so.0": "libwayland-cursor0",
            "libwayland-egl.so.1": "libwayland-egl1",
            "libxcb-cursor.so.0": "libxcb-cursor0",
            "libxcb-glx.so.0": "libxcb-glx0",
            "libxcb-icccm.so.4": "libxcb-icccm4",
            "libxcb-image.so.0": "libxcb-image0",
            "libxcb-keysyms.so.1": "libxcb-keysyms1",
            "libxcb-randr.so.0": "libxcb-randr0",
            "libxcb-render-util.so.0": "libxcb-render-util0",
            "libxcb-shape.so.0": "libxcb-shape0",
            "libxcb-sync.so.1": "libxcb-sync1",
            "libxcb-xfixes.so.0": "libxcb-xfixes0",
            "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
            # miniaudio opens it by name to reach PulseAudio and PipeWire.
            "libpulse.so.0": "libpulse0",
        },
    ),
    Need(sort=Sort.FONT, name="any font", package="fonts-dejavu-core"),
)

TEST_NEEDS = (
    # The end-to-end tests' stage: a screen with hands, a message bus, a sound server and its tools.
    *_needs(
        Sort.PROGRAM,
        {
            "Xvfb": "xvfb",
            "xdotool": "xdotool",
            "dbus-daemon": "dbus",
            "dbus-monitor": "dbus",
            "dbus-send": "dbus",
            "pulseaudio": "pulseaudio",
            "pactl": "pulseaudio-utils",
        },
    ),
    # Of this localedef makes the locales in which the command line's tests run.
    Need(sort=Sort.FILE, name="/usr/share/i18n/locales/tr_TR", package="locales"),
)

# Debian's python3 comes without the part of venv that puts pip into a new environment.
VENV_NEED = Need(
    sort=Sort.MODULE,
    name="ensurepip",
    package=f"python{sys.version_info.major}.{sys.version_info.minor}-venv",
)


def provide(needs: Iterable[Need], machine: Machine) -> None:
    """Install what is missing; where that cannot be, name it and go on."""
    missing = missing_packages(needs, machine) if machine.is_linux else ()
    if not missing:
        return
    machine.say(f"The system lacks {', '.join(missing)}.")
    prefix = privilege(machine)
    if prefix is None or not install(missing, prefix, machine):
        still = missing_packages(needs, machine)
        machine.say(
            "Going on without, since not all could be installed from here. "
            f"To add them on Debian or Ubuntu: sudo apt-get install {' '.join(still)}"
        )


def missing_packages(needs: Iterable[Need], machine: Machine) -> tuple[str, ...]:
    """Name the packages that would bring what is not there, each once, sorted."""
    return tuple(sorted({need.package for need in needs if not _has(need, machine)}))


def _has(need: Need, machine: Machine) -> bool:
    match need.sort:
        case Sort.LIBRARY:
            return machine.has_library(need.name)
        case Sort.PROGRAM:
            return machine.has_program(need.name)
        case Sort.MODULE:
            return machine.has_module(need.name)
        case Sort.FONT:
            return machine.has_font()
        case Sort.FILE:
            return machine.has_file(need.name)


def privilege(machine: Machine) -> tuple[str, ...] | None:
    """Tell what to put before ``apt-get``; None where packages cannot be installed."""
    if not machine.has_program("apt-get"):
        return None
    if machine.is_root:
        return ()
    if not machine.has_program("sudo"):
        return None
    if machine.has_person:
        return ("sudo",)
    return ("sudo", "-n") if machine.run("sudo", "-n", "true") else None


def install(packages: tuple[str, ...], prefix: tuple[str, ...], machine: Machine) -> bool:
    """Fetch and install packages, removing none; say whether all are there.

    A stale index is better than giving up, and some packages are better than none.
    """
    machine.say("Installing them with apt-get; this takes a minute or two ...")
    apt = (*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq")
    patience = ("-o", "DPkg::Lock::Timeout=120", "-o", "Acquire::Retries=3")
    machine.run(*apt, *patience, "update")
    # --no-remove: a desktop's own sound server must not give way to the tests' one.
    add = (*apt, *patience, "install", "--yes", "--no-install-recommends", "--no-remove")
    if machine.run(*add, *packages):
        return True
    refused = [package for package in packages if not machine.run(*add, package)]
    return not refused
