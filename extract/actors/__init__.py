"""Territories that act: which of the places of an article are institutions in it."""
