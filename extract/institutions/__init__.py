"""Institutions: heads with their levels and territories, acronyms, bodies told by context."""
