"""Everything that makes sound: synthesis, clips, mixing, the player process, recordings.

Three processes. The window (or the command line) holds two handles, `synthesis.Synthesizer` and
`link.PlayerLink`, which import no sound library. The synthesis worker (`worker`: `engine`,
`trimming`) speaks texts into clips, and may hang or die. The player (`player`: `keeper`,
`loudspeaker`, `deck`, `mixer`, `heard`) counts samples and so owns the position. They talk in
JSON lines. `recording` mixes the same plan into a file.
"""
