"""Whose body it is where the words leave that to context."""
