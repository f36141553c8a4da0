"""Everything that makes sound: synthesis, clips, mixing, the player process, recordings."""
