"""Meetings, agreements and topics: who, when, where, planned or held."""
