"""Promises about hostile input: what anybody else wrote is shown as text, and nothing else comes of it."""
