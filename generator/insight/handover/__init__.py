"""What it takes for a colleague to take an account over: what the record lacks, and how far a handover is."""
