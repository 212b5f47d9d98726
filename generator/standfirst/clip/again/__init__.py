"""An article that the desk has already: recognised, and compared with its page of today."""
