"""What is kept on disk: exercises, routines, settings, history."""
