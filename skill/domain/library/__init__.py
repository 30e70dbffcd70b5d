"""What the library holds, how it is looked up, and how one item of it is named while it plays."""
