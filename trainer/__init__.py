"""Top Hold, a desktop interval trainer that talks a person through a workout, rep by rep.

The one idea: a workout is a score. A routine (what a person plans) is laid out once, ahead of
time, into a timeline: a flat, immutable row of phases in integer milliseconds, with the cues
(words and tones) placed on it. A session is a playhead on that timeline. Screen, speech, diary,
totals and rendered files all read the timeline at the playhead; nothing else works out what
comes next or when.

The layers, top to bottom; a module imports only from layers below its own, and neighbours that
a ``|`` separates never meet (import-linter enforces it)::

    __main__                                    chooses: worker, player, command line, window
    selftest                                    proves that an installed program runs
    app | cli                                   the composition roots: build and wire the parts
    ui | voice | storage | desktop | diagnostics    adapters to the world
    files | terminal                            atomic writing; printing what any terminal can hold
    core                                        the rules of a workout: plain Python

Time is the ear's: the player process counts the samples that it has played and reports its
position; the session driver extrapolates and passes time down as an argument.
"""

__version__ = "0.1.0"
