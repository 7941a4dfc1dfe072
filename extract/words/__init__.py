"""Tokens, phrases, names, and sentences as strings of atoms."""
