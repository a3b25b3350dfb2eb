"""One file for each way to read a message: `interpret(turn, task)` returns an outcome, or None for the next one."""
