"""What differs between everything that two commits of this repository make: pages, papers, feeds, output of verbs."""
