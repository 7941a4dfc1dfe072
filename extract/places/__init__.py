"""Places: which names are territories, and which place of the world each means."""
