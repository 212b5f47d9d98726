"""Finding the direct quotations of a body, and whose words they are."""
