import errno
import os
import sys
import time
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.storage.files import EXERCISE, said, written
from trainer.core.text import message
from trainer.storage.exercise_files import read_exercise
from trainer.storage.problems import BadFileError, Problem, Read, Severity
from trainer.storage.tables import MOST_PROBLEMS, Report
from trainer.storage.toml_files import MOST_BYTES, problem_at


def faults(path: Path) -> list[str]:
    return said(read_exercise(path).problems)


def test_a_problem_names_file_and_line(tmp_path: Path) -> None:
    path = written(tmp_path, EXERCISE + "sides = 3\n")
    [problem] = read_exercise(path).problems
    assert str(problem) == (f'{path}:5: "sides" is 3. Use one of: both, each.')


def test_a_files_name_that_is_not_text_can_be_printed() -> None:
    problem = Problem(file=Path("\udcff.toml"), line=1, what=message("Bad."))
    assert str(problem) == r"\xff.toml:1: Bad."


def test_no_text_of_a_file_steers_a_terminal_or_begins_a_line() -> None:
    what = message("There is no {key}.", key="\x1b[2J\u202e")
    problem = Problem(file=Path("a\nb.toml"), line=1, what=what, severity=Severity.WARNING)
    assert str(problem) == r"a\nb.toml:1: warning: There is no \x1b[2J\u202e."


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    assert faults(tmp_path / "no.toml") == ["1: There is no such file. Check its name."]


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert faults(tmp_path) == ["1: This is a folder. Give a file that ends in .toml."]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no named pipes in folders")
def test_a_pipe_is_refused_without_waiting_for_it(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.toml"
    os.mkfifo(pipe)
    assert faults(pipe) == ["1: This is not an ordinary file. Give a file that ends in .toml."]


def test_a_huge_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "huge.toml"
    with path.open("wb") as file:
        file.truncate(100 * MOST_BYTES)
    assert faults(path) == [
        "1: The file has 10000 kB, more than the 100 kB allowed. Give a smaller one."
    ]


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    assert faults(written(tmp_path, "# nothing\n")) == [
        "1: The file is empty. Write a routine or exercise into it."
    ]


def test_the_line_of_the_first_byte_that_is_not_utf8_is_told(tmp_path: Path) -> None:
    path = tmp_path / "latin.toml"
    path.write_bytes(b'format = 1\nname = "\xfcbung"\n')
    assert faults(path) == [
        "2: The byte 0xfc is not UTF-8 text. Save the file in the encoding UTF-8."
    ]


def test_a_byte_order_mark_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "windows.toml"
    path.write_bytes(b"\xef\xbb\xbf" + EXERCISE.replace("\n", "\r\n").encode())
    assert read_exercise(path).required().id == "lift"


def test_a_file_that_may_not_be_read_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert faults(written(tmp_path, EXERCISE)) == [
        "1: You may not read this file. Change its permissions."
    ]


def test_another_fault_of_the_disk_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_path: Path) -> bytes:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "read_bytes", fail)
    assert faults(written(tmp_path, EXERCISE)) == [
        "1: The file can't be read (Input/output error). Check the disk and the name."
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("format = 1\nid = \n", 2),
        ("format = 1\nname = [1,\n\n", 2),
        ("format = 1\nformat = 2\n", 2),
        ('name = "a\n', 1),
    ],
)
def test_broken_toml_is_told_with_its_line(tmp_path: Path, text: str, line: int) -> None:
    [fault] = faults(written(tmp_path, text))
    assert fault.startswith(f"{line}: This is not TOML: ")
    assert fault.endswith(". Correct this line.")


def test_a_number_of_thousands_of_digits_is_told_with_its_line(tmp_path: Path) -> None:
    text = f"format = 1\nseconds = {'9' * 10_000}\n"
    assert faults(written(tmp_path, text)) == ["2: A number is far too long. Correct this line."]


def test_a_number_broken_up_by_underscores_is_told_too(tmp_path: Path) -> None:
    text = f"format = 1\nseconds = {'9' * 3_000}_{'9' * 3_000}\n"
    assert faults(written(tmp_path, text)) == ["2: A number is far too long. Correct this line."]


def test_lists_nested_too_deeply_are_refused(tmp_path: Path) -> None:
    text = f"x = {'[' * 40_000}{']' * 40_000}\n"
    assert faults(written(tmp_path, text)) == [
        "1: Lists are nested too deeply to read. Nest them less deeply."
    ]


def test_a_file_that_vanishes_while_it_is_checked_is_told(tmp_path: Path) -> None:
    problem = problem_at(tmp_path / "gone.toml", ("id",), message("The id is taken."))
    assert said([problem]) == ["1: There is no such file. Check its name."]


def test_required_raises_all_that_is_wrong(tmp_path: Path) -> None:
    with pytest.raises(BadFileError, match=r"no\.toml:1: There is no such file"):
        read_exercise(tmp_path / "no.toml").required()


def test_required_returns_a_value() -> None:
    assert Read(value=3).required() == 3


@given(data=st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_no_content_makes_reading_raise(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.toml"
    path.write_bytes(data)
    assert read_exercise(path).problems


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0", "This is a PNG picture, not a text file."),
        (b"PK\x03\x04\x14\0", "This is a ZIP archive or an office document, not a text file."),
        (b"\xff\xd8\xff\xe0", "This is a JPEG picture, not a text file."),
        (b"\1\2\0\3", "This is not a text file."),
        (b"\0" * 200, "This is not a text file."),
    ],
)
def test_a_file_that_is_no_text_is_told_what_it_is(tmp_path: Path, data: bytes, what: str) -> None:
    path = tmp_path / "picture.toml"
    path.write_bytes(data)
    assert faults(path) == [f"1: {what} Give a file that ends in .toml."]


def test_text_in_utf16_is_told_so(tmp_path: Path) -> None:
    path = tmp_path / "notepad.toml"
    path.write_bytes(EXERCISE.encode("utf-16"))
    assert faults(path) == ["1: The file is UTF-16 text. Save it in the encoding UTF-8."]


def test_of_a_file_with_much_wrong_the_first_hundred_faults_are_told(tmp_path: Path) -> None:
    text = EXERCISE + "".join(f"k{number} = 1\n" for number in range(10_000))
    found = faults(written(tmp_path, text))
    assert len(found) == MOST_PROBLEMS + 1
    assert found[-1].endswith("There is more to correct in this file. Correct the rest first.")


def test_an_error_after_a_hundred_warnings_is_an_error() -> None:
    report = Report()
    for number in range(2 * MOST_PROBLEMS):
        report.warn((number,), message("Look here."))
    report.error((), message("Wrong."))
    assert report.failed
    assert len(report.entries) == MOST_PROBLEMS + 1


LONG_KEY, LONG_QUOTED_KEY = ".".join(["a"] * 17), " . ".join(['"a"'] * 17)


@pytest.mark.parametrize(
    "text",
    [f"{LONG_KEY} = 1\n", f"[{LONG_KEY}]\n", f"x = {{ {LONG_QUOTED_KEY} = 1 }}\n"],
)
def test_a_key_of_too_many_names_is_told(tmp_path: Path, text: str) -> None:
    assert faults(written(tmp_path, "# first\n" + text)) == [
        "2: A key has more than 16 names. Shorten it."
    ]


def test_dots_in_texts_and_comments_are_no_keys(tmp_path: Path) -> None:
    dots = "a.b" * 20
    text = EXERCISE + f"setup = ['{dots}', \"{dots}\"]  # {dots}\nneeds = ['''{dots}''']\n"
    assert faults(written(tmp_path, text)) == []


def full(part: str, around: str = "x = [{}]") -> str:
    """Return a text that is as large as a file may be."""
    return around.format(part * ((MOST_BYTES - 10_000) // len(part)))


DOTS = "." * 20

LARGE = {
    "a key of many names": full("a.", "{}a = 1"),
    "a table of many names": full("a.", "[{}a]"),
    "keys of eight names": full("a.a.a.a.a.a.a.a=1\n", "{}"),
    "tables of 16 names": "".join(f"[{'a.' * 15}b{number}]\n" for number in range(2_500)),
    "keys": "".join(f"k{number}=1\n" for number in range(9_000)),
    "escaped quotes": full('\\"', DOTS + '"{}'),
    "texts without an end": full('"""\\', DOTS + "{}"),
    "literal texts without an end": full("'''", DOTS + "{}'"),
    "long numbers": full(f"{'9' * 3_900},", f"x = [{{}}{'9' * 5_000}]"),
    "brackets": full("["),
    "numbers": full("1,"),
    "wrong steps": full("{a=1},", "steps = [{}]"),
    "a list of tables": full("[[a]]\n", "{}"),
    "nested tables": "x = " + "{a=" * 400 + "1" + "}" * 400,
}


@pytest.mark.parametrize("text", LARGE.values(), ids=LARGE)
def test_no_content_takes_long_or_much_memory(tmp_path: Path, text: str) -> None:
    path = written(tmp_path, text)
    assert path.stat().st_size <= MOST_BYTES
    start = time.process_time()
    read_exercise(path)
    assert time.process_time() - start < 1
    tracemalloc.start()
    read_exercise(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 100_000_000


def test_a_file_is_told_when_too_many_are_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_path: Path) -> bytes:
        raise OSError(errno.EMFILE, "Too many open files")

    monkeypatch.setattr(Path, "read_bytes", fail)
    assert faults(written(tmp_path, EXERCISE)) == [
        "1: Too many files are open to read this one. Close other programs."
    ]
