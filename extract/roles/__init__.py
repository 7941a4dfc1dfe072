"""Roles: titles, and which body each is held at."""
