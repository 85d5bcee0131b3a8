"""The body model: how likely each block of a page is body text, from its words, its shape and what stands around it."""
