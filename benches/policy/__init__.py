"""How fast a decision is, beside OpenFisca, and how often the search finds the right clause."""
