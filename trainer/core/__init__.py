"""The rules of a workout: plain Python, no Qt, no clock, no files, no threads."""
