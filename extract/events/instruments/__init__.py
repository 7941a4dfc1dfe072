"""Instruments between parties: who signs what, when, and for how long."""
