"""Days: spans and periods, public holidays, and what comes round."""
