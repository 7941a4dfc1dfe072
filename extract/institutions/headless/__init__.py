"""Institutions that no head of institutions.ttl opens: what is beside their names tells them."""
