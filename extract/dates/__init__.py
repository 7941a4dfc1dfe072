"""Dates and spans as texts state them."""
