"""What readers see: Material for MkDocs dressed, and the page templates that any shell can use."""
