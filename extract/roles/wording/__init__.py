"""The words of a title: where it begins and ends, and what it is in charge of."""
