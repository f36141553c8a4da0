from machine import Machine
from system_needs import RUN_NEEDS, Need, Sort, missing_packages, privilege, provide
from tests.packaging.fake_machine import FakeMachine

CURSOR = Need(sort=Sort.LIBRARY, name="libxcb-cursor.so.0", package="libxcb-cursor0")
SCREEN = Need(sort=Sort.PROGRAM, name="Xvfb", package="xvfb")
VENV = Need(sort=Sort.MODULE, name="ensurepip", package="python3.11-venv")
FONT = Need(sort=Sort.FONT, name="any font", package="fonts-dejavu-core")
LOCALE = Need(sort=Sort.FILE, name="/usr/share/i18n/locales/tr_TR", package="locales")
ALL = (CURSOR, SCREEN, VENV, FONT, LOCALE)


def test_each_sort_of_need_is_looked_for_by_what_is_used() -> None:
    assert missing_packages(ALL, FakeMachine()) == (
        "fonts-dejavu-core",
        "libxcb-cursor0",
        "locales",
        "python3.11-venv",
        "xvfb",
    )
    assert missing_packages(ALL, FakeMachine(*(need.name for need in ALL))) == ()


def test_a_package_that_brings_two_things_is_named_once() -> None:
    twice = (SCREEN, Need(sort=Sort.PROGRAM, name="xvfb-run", package="xvfb"))
    assert missing_packages(twice, FakeMachine()) == ("xvfb",)


def test_nothing_is_run_or_said_when_nothing_is_missing() -> None:
    machine = FakeMachine("Xvfb", "apt-get", root=True)
    provide((SCREEN,), machine)
    assert (machine.commands, machine.said) == ([], [])


def test_root_installs_without_sudo_and_removes_nothing() -> None:
    machine = FakeMachine("apt-get", root=True)
    provide((CURSOR, SCREEN), machine)
    update, install = machine.commands
    assert update[-1] == "update"
    assert install[0] == "env"
    assert "--no-remove" in install
    assert install[-2:] == ("libxcb-cursor0", "xvfb")


def test_a_person_may_type_a_password_and_a_script_may_not() -> None:
    assert privilege(FakeMachine("apt-get", "sudo", person=True)) == ("sudo",)
    assert privilege(FakeMachine("apt-get", "sudo")) == ("sudo", "-n")


def test_sudo_that_refuses_is_no_way_in() -> None:
    machine = FakeMachine("apt-get", "sudo")
    machine.brings = lambda _: False
    assert privilege(machine) is None


def test_without_root_or_sudo_or_apt_there_is_no_way_in() -> None:
    assert privilege(FakeMachine("apt-get")) is None
    assert privilege(FakeMachine("sudo", root=True)) is None


def test_what_cannot_be_installed_is_named_exactly() -> None:
    machine = FakeMachine("apt-get")
    provide((CURSOR, SCREEN), machine)
    assert machine.commands == []
    assert machine.said[-1].endswith("sudo apt-get install libxcb-cursor0 xvfb")


def test_a_failed_installation_names_only_what_is_still_missing() -> None:
    machine = FakeMachine("apt-get", root=True)

    def half(command: tuple[str, ...]) -> bool:
        if "xvfb" in command:
            machine.has.add("Xvfb")
        return "install" not in command

    machine.brings = half
    provide((CURSOR, SCREEN), machine)
    assert machine.said[-1].endswith("sudo apt-get install libxcb-cursor0")


def test_one_package_that_cannot_be_had_does_not_keep_out_the_rest() -> None:
    machine = FakeMachine("apt-get", root=True)

    def all_but_the_screen(command: tuple[str, ...]) -> bool:
        if "xvfb" in command:
            return False
        machine.has.add("libxcb-cursor.so.0")
        return True

    machine.brings = all_but_the_screen
    provide((SCREEN, CURSOR), machine)
    assert machine.said[-1].endswith("sudo apt-get install xvfb")


def test_other_systems_are_left_alone() -> None:
    class Elsewhere(FakeMachine):
        is_linux = False

    machine = Elsewhere("apt-get", root=True)
    provide(ALL, machine)
    assert machine.commands == []


def test_this_machine_finds_what_python_itself_uses() -> None:
    machine = Machine()
    assert machine.has_module("json")
    assert not machine.has_module("no_such_module")
    assert not machine.has_library("libno-such-library.so.0")
    assert not machine.has_program("no-such-program")


def test_every_need_of_the_app_is_a_library_or_a_font() -> None:
    assert {need.sort for need in RUN_NEEDS} == {Sort.LIBRARY, Sort.FONT}
