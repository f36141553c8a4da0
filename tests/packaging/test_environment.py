from pathlib import Path

import pytest

from environment import Environment, Kind, SetupError
from tests.packaging.fake_machine import FakeMachine, make_environment


@pytest.fixture
def machine() -> FakeMachine:
    return FakeMachine()


@pytest.fixture
def environment(tmp_path: Path, machine: FakeMachine) -> Environment:
    (tmp_path / "pyproject.toml").write_text("[project]\n", encoding="utf-8")
    environment = Environment(root=tmp_path, machine=machine)

    def work(command: tuple[str, ...]) -> bool:
        if "venv" in command:
            make_environment(environment.folder)
        return True

    machine.brings = work
    return environment


def test_the_first_time_it_is_made_and_filled(
    environment: Environment, machine: FakeMachine
) -> None:
    environment.provide(Kind.RUN)
    make, install = machine.commands
    assert make[1:3] == ("-m", "venv")
    assert install[-2:] == ("--editable", str(environment.root))


def test_the_second_time_nothing_is_run(environment: Environment, machine: FakeMachine) -> None:
    environment.provide(Kind.RUN)
    machine.commands.clear()
    environment.provide(Kind.RUN)
    assert machine.commands == []


def test_what_tests_need_comes_on_top(environment: Environment, machine: FakeMachine) -> None:
    environment.provide(Kind.RUN)
    machine.commands.clear()
    environment.provide(Kind.TEST)
    assert machine.commands[-1][-1].endswith("pyproject.toml:dev")


def test_tests_environment_runs_the_app_too(environment: Environment) -> None:
    environment.provide(Kind.TEST)
    assert environment.is_ready(Kind.RUN)


def test_a_changed_recipe_is_installed_anew(environment: Environment) -> None:
    environment.provide(Kind.TEST)
    (environment.root / "pyproject.toml").write_text("[project]\nname = 'b'\n", encoding="utf-8")
    assert not environment.is_ready(Kind.TEST)
    assert not environment.is_ready(Kind.RUN)


def test_an_installation_that_failed_is_not_taken_for_done(
    environment: Environment, machine: FakeMachine
) -> None:
    make_environment(environment.folder)
    machine.brings = lambda _: False
    with pytest.raises(SetupError, match="pip could not install"):
        environment.provide(Kind.RUN)
    assert not environment.is_ready(Kind.RUN)


def test_a_venv_that_cannot_be_made_says_so(environment: Environment, machine: FakeMachine) -> None:
    machine.brings = lambda _: False
    with pytest.raises(SetupError, match="could not make the virtual environment"):
        environment.provide(Kind.RUN)


def test_an_environment_of_another_python_is_not_taken(environment: Environment) -> None:
    make_environment(environment.folder)
    assert environment.exists()
    (environment.folder / "pyvenv.cfg").write_text("version = 3.9.2\n", encoding="utf-8")
    assert not environment.exists()


def test_an_environment_that_was_left_half_made_is_made_anew(
    environment: Environment, machine: FakeMachine
) -> None:
    make_environment(environment.folder)
    environment.python.with_name("pip").unlink(missing_ok=True)
    environment.python.with_name("pip.exe").unlink(missing_ok=True)
    environment.provide(Kind.RUN)
    assert "venv" in machine.commands[0]


def test_an_environment_whose_python_is_gone_is_not_taken(environment: Environment) -> None:
    make_environment(environment.folder)
    environment.python.unlink()
    assert not environment.exists()
