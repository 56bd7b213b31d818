"""What changed in an account, told in sentences below the headings of its pages."""
