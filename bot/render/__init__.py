"""Pictures and calendar files. Pure work on bytes that takes a while: callers run it in a thread."""
