"""Which files there are besides pages, and what makes each."""
