"""What is measured, never asserted: run by hand, figures go into the README."""
