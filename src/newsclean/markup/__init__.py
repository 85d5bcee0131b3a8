"""What HTML is: its elements, what of them a browser hides, and tags amid other text."""
