"""What is printed on paper: briefs, packs, reports, reviews, leave-behinds."""
