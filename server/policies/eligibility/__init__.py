"""Who may have which benefit, decided from dated conditions, with the trace of every one of them."""
