"""What every command works with: the library, the settings, the voice."""

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Self

from trainer.cli.arguments import Request
from trainer.core.plan.size import excesses
from trainer.core.plan.timeline import Address
from trainer.core.settings import BadSettingError, Settings
from trainer.core.settings_text import apply_option
from trainer.core.text import Message, sentence, tr
from trainer.files import path_text
from trainer.storage.library import Library, RoutineFile, load_library, load_routine_file
from trainer.storage.settings_file import load_settings
from trainer.terminal import warn
from trainer.voice.clips import ClipCache
from trainer.voice.rehearsal import Piece, Rehearsal, rehearse
from trainer.voice.rehearsal import estimate as estimated
from trainer.voice.speech import RenderResult, Utterance
from trainer.voice.synthesis import Synthesizer


class RefusedError(Exception):
    """What was asked can't be done; the message says why and what to do."""


def unwritten(file: Path, error: OSError) -> RefusedError:
    """Return the refusal for a file that could not be written."""
    why = error.strerror or str(error)
    return RefusedError(tr("{file} could not be written: {why}.", file=path_text(file), why=why))


@dataclass(slots=True)
class Desk:
    """Library, settings and voice, for one request; to be closed after the last use of a clip."""

    request: Request
    library: Library = field(init=False)
    settings: Settings = field(init=False)
    synthesizer: Synthesizer = field(init=False)
    _told: set[Message] = field(default_factory=set)

    def __post_init__(self) -> None:
        folders = self.request.folders
        self.library = load_library(folders)
        for problem in self.library.problems:
            warn(str(problem))
        loaded = load_settings(folders.settings)
        for problem in loaded.problems:
            warn(str(problem))
        self.settings = loaded.settings
        self.synthesizer = Synthesizer(ClipCache(folders.clips))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.synthesizer.close()

    def find(self, name: str) -> RoutineFile:
        """Return the routine of that id, or in that file.

        Raises:
            RefusedError: there is none.
            BadFileError: the file has errors.

        """
        known = self.library.find(name)
        if known is not None:
            return known
        path = Path(name)
        if path.suffix == ".toml" or path.exists():
            return load_routine_file(path, self.library.exercises).required()
        raise RefusedError(_unknown(name, [file.routine.id for file in self.library.routines]))

    def rehearse(
        self,
        file: RoutineFile,
        *,
        estimate: bool = False,
        wait_ms: int = 0,
        start: Address | None = None,
    ) -> Rehearsal:
        """Lay a routine out; where there is no voice, by estimate, and say so once."""
        piece = replace(self.piece(file), wait_ms=wait_ms, start=start)
        rehearsal = estimated(piece) if estimate else rehearse(piece, self.render)
        if rehearsal.problem:
            self._tell(rehearsal.problem)
        return rehearsal

    def piece(self, file: RoutineFile) -> Piece:
        """Return what is to be laid out of a routine."""
        return Piece(
            routine=file.routine,
            exercises=self.library.exercises,
            settings=self.settings_for(file),
        )

    def settings_for(self, file: RoutineFile | None = None) -> Settings:
        """Return the settings for a routine, with those of the command line on top.

        Raises:
            BadSettingError: one of them is not a setting, or can't have that value, or makes the
                workout too large.

        """
        settings = self.settings
        routine_id = file.routine.id if file else ""
        if file and self._has_namesake(file):
            settings = settings.without_choices(routine_id)
        # Over all routines, a step of one of them is none of the others'.
        only_one = file is not None and self.request.routine
        steps = [step.id for step in file.routine.all_steps()] if file and only_one else []
        groups = [group.id for group in file.routine.all_groups()] if file and only_one else []
        for option in self.request.overrides:
            settings = apply_option(settings, routine_id, option, steps, groups)
        if file and only_one and self.request.overrides:
            for excess in excesses(file.routine, self.library.exercises, settings):
                raise BadSettingError(excess.what)
        return settings

    def render(self, utterances: Collection[Utterance]) -> RenderResult:
        """Make clips in the voice that the settings name."""
        voice = self.settings_for().voice
        return self.synthesizer.render(utterances, voice)

    def _has_namesake(self, file: RoutineFile) -> bool:
        """Tell whether another file is known by this one's id: what is chosen is for that."""
        known = self.library.find(file.routine.id)
        return known is not None and known.path.resolve() != file.path.resolve()

    def _tell(self, problem: Message) -> None:
        if problem not in self._told:
            self._told.add(problem)
            warn(sentence(problem))


def _unknown(name: str, known: Collection[str]) -> str:
    if not known:
        return tr("There is no routine {name}. Name a file that ends in .toml.", name=name)
    return tr(
        "There is no routine {name}. There are: {routines}. "
        "Name one of these, or a file that ends in .toml.",
        name=name,
        routines=", ".join(known),
    )
